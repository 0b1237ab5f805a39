package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the JVM options of a variant in a real run. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class VariantOptionsIT {

    @TempDir
    private Path outputs;

    @Test
    void anotherCollectorTakesThePlaceOfTheSuites() throws Exception {
        BuiltJar.Ended ended = run("zgc=jvmArgs:-XX:+UseZGC");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("nio-select (zgc)").doesNotContain("failed");
    }

    @Test
    void aMisspeltOptionIsNotMeasuredAsIfItChangedNothing() throws Exception {
        BuiltJar.Ended ended = run("typo=jvmArgs:-XX:+UseZCG");

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ended.err()).contains("--variant", "typo", "UseZCG").doesNotContain("\tat ");
    }

    private BuiltJar.Ended run(String variant) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "--variant", variant));
        arguments.addAll(List.of(
                "--transports=nio-select",
                "--workloads=round-trip",
                "--placements=same-core",
                "--blocks=1",
                "--warmup=100ms",
                "--measure=100ms",
                "--output=" + outputs.resolve("runs")));
        return BuiltJar.run(outputs, arguments.toArray(String[]::new));
    }
}
