package dev.loopbench.results.truth;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.doctor.Doctor;
import java.util.List;
import java.util.Set;

/**
 * For tests whose outcome depends on the machine's state: on a machine that others use they are skipped, with who that is. To be called
 * before what is tested, and once more before its outcome is judged, since a load may come meanwhile.
 */
final class CalmMachine {

    private static final Set<String> LOADS = Set.of("busy-cpus", "steal");

    private CalmMachine() {}

    /** Watches the machine for half a second. */
    static void assume() throws InterruptedException {
        assumeCalm(Doctor.ofThisMachine(List.of()).glance());
    }

    static void assumeCalm(Diagnosis diagnosis) {
        List<String> loads = diagnosis.of(Severity.SPOILS).stream()
                .filter(finding -> LOADS.contains(finding.id()))
                .map(finding -> finding.subject() + ": " + finding.value())
                .toList();
        assumeThat(loads)
                .as("the machine is not calm, and the outcome would depend on that")
                .isEmpty();
    }
}
