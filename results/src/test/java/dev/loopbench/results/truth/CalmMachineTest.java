package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.doctor.Diagnosis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CalmMachineTest {

    @Test
    void aTestIsSkippedWhereOthersUseTheMachine() {
        assertThatThrownBy(() -> CalmMachine.assumeCalm(found(Severity.SPOILS, "busy-cpus")))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("not calm")
                .hasMessageContaining("CPUs that others use: 1.06 CPUs in 0.6 s");
    }

    @Test
    void lighterLoadsAndLastingPropertiesOfTheMachineSkipNothing() {
        assertThatCode(() -> {
                    CalmMachine.assumeCalm(found(Severity.COSTS, "busy-cpus"));
                    CalmMachine.assumeCalm(found(Severity.SPOILS, "cpu-quota"));
                })
                .doesNotThrowAnyException();
    }

    private static Diagnosis found(Severity severity, String id) {
        Finding finding = new Finding(
                id, severity, "CPUs that others use", "1.06 CPUs in 0.6 s", "/proc/stat", "why", List.of(), null);
        return new Diagnosis(Diagnosis.SCHEMA, "machine", false, List.of(finding), Map.of());
    }
}
