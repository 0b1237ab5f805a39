package dev.loopbench.results.doctor;

import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.probe.CpuProbe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The CPU probe over some time on one CPU.
 *
 * @param nanos of each probe, sorted; at least one
 */
record ProbeSample(List<Long> nanos) {

    private static final double TOLERANCE = 0.01;

    ProbeSample {
        nanos = List.copyOf(nanos);
    }

    /**
     * Probes on that CPU. Blocks the caller for that long.
     *
     * @param neighbour a CPU that spins meanwhile; null for none
     * @throws InterruptedException when the caller is interrupted
     */
    static ProbeSample take(int cpu, @Nullable Integer neighbour, Duration time) throws InterruptedException {
        long[] samples = new long[1 << 16];
        int[] count = {0};
        AtomicBoolean over = new AtomicBoolean();
        Thread prober = new Thread(
                () -> {
                    bind(cpu);
                    long end = System.nanoTime() + time.toNanos();
                    while (System.nanoTime() - end < 0 && count[0] < samples.length) {
                        samples[count[0]++] = CpuProbe.glance();
                    }
                    over.set(true);
                },
                "cpu-probe");
        Thread spinner = new Thread(
                () -> {
                    bind(neighbour == null ? cpu : neighbour);
                    while (!over.get()) {
                        CpuProbe.glance();
                    }
                },
                "spinner");
        spinner.setDaemon(true);
        prober.setDaemon(true);
        if (neighbour != null) {
            spinner.start();
        }
        prober.start();
        prober.join();
        if (neighbour != null) {
            spinner.join();
        }
        return new ProbeSample(Arrays.stream(samples, 0, Math.max(1, count[0]))
                .sorted()
                .boxed()
                .toList());
    }

    private static void bind(int cpu) {
        ThreadAffinity.bind(ThreadAffinity.currentThread(), new TreeSet<>(List.of(cpu)));
    }

    /** The fastest, ns. */
    long best() {
        return nanos.get(0);
    }

    /** A time that a tenth of the probes kept, ns: what the CPU does when it is left alone. */
    long fast() {
        return nanos.get(nanos.size() / 10);
    }

    /** The share of probes that took no more than 1 % longer than the fast ones. */
    double quietShare() {
        double most = fast() * (1 + TOLERANCE);
        return (double) nanos.stream().filter(each -> each <= most).count() / nanos.size();
    }
}
