package dev.loopbench.results.doctor;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.check.HostFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches who uses the CPUs while this process still reads its options, and prints at once what spoils a measurement: on a busy machine
 * all that comes before the first fork takes several seconds. There is one for a process; without one {@link Doctor#glance} watches
 * itself.
 */
public final class EarlyWatch {

    private static volatile @Nullable FutureTask<List<Finding>> watch;

    private EarlyWatch() {}

    /**
     * Begins, on a daemon thread.
     *
     * @param root the directory that holds {@code proc}
     * @param time how long is watched
     * @param out where that thread prints what spoils a measurement, a line for each
     */
    public static void begin(Path root, Duration time, PrintStream out) {
        FutureTask<List<Finding>> task = new FutureTask<>(() -> {
            List<Finding> findings = watch(root, time);
            out.print(DiagnosisReport.lines(
                    findings.stream().filter(EarlyWatch::isTold).toList()));
            return findings;
        });
        Thread thread = new Thread(task, "watches-cpus");
        thread.setDaemon(true);
        thread.start();
        watch = task;
    }

    private static List<Finding> watch(Path root, Duration time) throws InterruptedException {
        Optional<CpuTimes> before = CpuTimes.read(new HostFiles(root));
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        Optional<CpuTimes> after = CpuTimes.read(new HostFiles(root));
        return before.isPresent() && after.isPresent()
                ? LoadFindings.of(CpuLoad.between(
                        before.get(), after.get(), ProcessHandle.current().pid()))
                : List.of();
    }

    private static boolean isTold(Finding finding) {
        return finding.severity() == Severity.SPOILS;
    }

    /** The findings, once it has ended; empty if none was begun, or it failed. */
    static Optional<List<Finding>> findings() throws InterruptedException {
        FutureTask<List<Finding>> task = watch;
        if (task == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(task.get());
        } catch (ExecutionException e) {
            // Whoever asks watches then; what cannot be read is named there.
            return Optional.empty();
        }
    }

    /** The identities of the findings that it has printed, waiting for its end. */
    public static Set<String> told() throws InterruptedException {
        return findings().orElse(List.of()).stream()
                .filter(EarlyWatch::isTold)
                .map(Finding::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
