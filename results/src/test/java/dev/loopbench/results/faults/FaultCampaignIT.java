package dev.loopbench.results.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Faults of every kind, injected into real runs of the built jar; {@link FaultCampaign} injects all there are. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
@Tag("alone")
class FaultCampaignIT {

    @Test
    void faultsOfEveryKindEndWell() throws Exception {
        List<Fault> faults = FaultCampaign.all().stream().filter(Fault::isShort).toList();
        assertThat(faults).extracting(Fault::kind).doesNotContainNull().hasSizeGreaterThan(10);

        assertThat(FaultCampaign.run(
                        Path.of(System.getProperty("loopbench.jar", "target/loopbench.jar")), faults, System.out))
                .isEmpty();
    }
}
