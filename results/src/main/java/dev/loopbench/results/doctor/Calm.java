package dev.loopbench.results.doctor;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Waits until nothing that passes by itself spoils a measurement: other processes, steal, neighbours of a hypervisor. */
public final class Calm {

    private static final Set<String> PASSING = Set.of("busy-cpus", "steal", "quiet-share", "jmh-lock", "free-memory");

    private final Doctor doctor;
    private final Consumer<String> progress;

    /** @param progress told whenever what is waited for changes, one line */
    public Calm(Doctor doctor, Consumer<String> progress) {
        this.doctor = doctor;
        this.progress = progress;
    }

    /**
     * Examines again and again.
     *
     * @param limit when to give up
     * @return the last diagnosis: of a calm moment, or of the end of the time
     * @throws InterruptedException when the caller is interrupted
     */
    public Diagnosis await(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        String last = "";
        while (true) {
            Diagnosis diagnosis = doctor.examine();
            String reasons = reasons(diagnosis);
            if (reasons.isEmpty() || System.nanoTime() - end >= 0) {
                return diagnosis;
            }
            if (!reasons.equals(last)) {
                progress.accept("waiting: " + reasons);
                last = reasons;
            }
        }
    }

    private static String reasons(Diagnosis diagnosis) {
        return String.join(
                ", ",
                diagnosis.of(Severity.SPOILS).stream()
                        .filter(finding -> PASSING.contains(finding.id()))
                        .map(Finding::subject)
                        .toList());
    }
}
