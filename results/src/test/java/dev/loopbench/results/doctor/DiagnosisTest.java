package dev.loopbench.results.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiagnosisTest {

    private static final Finding NOTE = Finding.of(Severity.NOTE, "clock", "clock", "tsc", "measured", "why");
    private static final Finding COSTS = Finding.of(Severity.COSTS, "governor", "governor", "powersave", "sysfs", "why")
            .fix("cpupower x");
    private static final Finding SPOILS =
            Finding.of(Severity.SPOILS, "busy-cpus", "busy", "1.9 CPUs: \u001b[31mloop", "procfs", "why");

    @Test
    void theGravestComeFirstAndDecide() {
        Diagnosis diagnosis = Diagnosis.of("machine", List.of(NOTE, COSTS, SPOILS), Map.of());

        assertThat(diagnosis.findings()).containsExactly(SPOILS, COSTS, NOTE);
        assertThat(diagnosis.publishAdvisable()).isFalse();
        assertThat(Diagnosis.of("machine", List.of(NOTE, COSTS), Map.of()).publishAdvisable())
                .isTrue();
    }

    @Test
    void aRunIsToldTheGravestInALineEach() {
        assertThat(DiagnosisReport.gravest(Diagnosis.of("machine", List.of(NOTE, COSTS, SPOILS), Map.of()), Set.of()))
                .isEqualTo("""
                        spoils: busy: 1.9 CPUs: \\x1b[31mloop
                        costs: governor: powersave
                        'loopbench doctor' says why and what helps
                        """);
        assertThat(DiagnosisReport.gravest(Diagnosis.of("machine", List.of(NOTE), Map.of()), Set.of()))
                .isEmpty();
        assertThat(DiagnosisReport.gravest(
                        Diagnosis.of("machine", List.of(COSTS, SPOILS), Map.of()), Set.of(SPOILS.id())))
                .as("what was told early is not told twice")
                .isEqualTo("""
                        costs: governor: powersave
                        'loopbench doctor' says why and what helps
                        """);
    }

    @Test
    void theReportSaysWhatItCouldNotSee() {
        assertThat(DiagnosisReport.text(
                        Diagnosis.of("machine", List.of(COSTS), Map.of("/proc/pressure/cpu", "permission denied"))))
                .isEqualTo("""
                        machine

                        Slows local services, or limits what can be measured
                          governor: powersave
                            why [sysfs]
                            $ cpupower x

                        Not seen
                          permission denied: /proc/pressure/cpu

                        A run to be published is advisable now: nothing was found that spoils it, as far as can be seen here.
                        """);
    }

    @Test
    void thisMachineIsExamined() throws Exception {
        Diagnosis diagnosis = Doctor.ofThisMachine(List.of()).examine();

        assertThat(diagnosis.findings())
                .extracting(Finding::id)
                .contains("cpus", "clock", "busy-cpus", "steal", "quiet-share", "ephemeral-range", "descriptors");
    }
}
