package dev.loopbench.results.truth;

import dev.loopbench.core.cost.ThreadMeter;
import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.results.quiet.SliceClassifier;
import dev.loopbench.results.statistics.LowerMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the CPU probe against neighbours that are known: none, one that computes on each other processor, one that computes
 * on the same. Spells of 100 ms take turns, so that what others do to the machine falls on all three alike.
 *
 * <p>Argument: how many spells of each, 60 unless given. {@code docs/evidence/2026-11-23-zen4-2vcpu/cpu-probe.md} has the command.
 */
public final class CpuProbeTruth {

    private static final long SPELL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LAP_NANOS = TimeUnit.MICROSECONDS.toNanos(750);
    private static final double PERCENT = 100;

    private enum Neighbour {
        NONE,
        OTHER_PROCESSORS,
        SAME_PROCESSOR
    }

    /** What was seen in all spells with one kind of neighbour. */
    private static final class Seen {
        private final List<Double> witness = new ArrayList<>();
        private long waitNanos;
        private long elapsedNanos;
    }

    private final List<Thread> neighbours = new ArrayList<>();
    private final Map<Neighbour, Seen> seen = new EnumMap<>(Neighbour.class);
    private volatile Neighbour neighbour = Neighbour.NONE;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private volatile long sink;

    private CpuProbeTruth() {
        Arrays.stream(Neighbour.values()).forEach(kind -> seen.put(kind, new Seen()));
    }

    public static void main(String[] arguments) throws IOException {
        int spells = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        new CpuProbeTruth().run(spells);
    }

    private void run(int spells) throws IOException {
        CpuProbe.warmUp();
        SortedSet<Integer> all = Topology.ofThisProcess().ids();
        SortedSet<Integer> ours = new TreeSet<>(List.of(all.last()));
        SortedSet<Integer> others = new TreeSet<>(all.headSet(all.last()));
        others.forEach(cpu -> start(Neighbour.OTHER_PROCESSORS, new TreeSet<>(List.of(cpu))));
        start(Neighbour.SAME_PROCESSOR, ours);
        ThreadAffinity.bind(ThreadAffinity.currentThread(), ours);
        try (ThreadMeter meter = new ThreadMeter(ProcessHandle.current().pid(), ThreadAffinity.currentThread())) {
            for (int spell = 0; spell < spells; spell++) {
                for (Neighbour kind : Neighbour.values()) {
                    spell(kind, meter);
                }
            }
        }
        print();
    }

    private void spell(Neighbour kind, ThreadMeter meter) throws IOException {
        Seen here = seen(kind);
        neighbour = kind;
        neighbours.forEach(LockSupport::unpark);
        long begin = System.nanoTime();
        long waited = meter.read().waitNanos();
        while (System.nanoTime() - begin < SPELL_NANOS) {
            here.witness.add((double) CpuProbe.glance());
            long lap = System.nanoTime();
            while (System.nanoTime() - lap < LAP_NANOS) {
                Thread.onSpinWait();
            }
        }
        here.waitNanos += meter.read().waitNanos() - waited;
        here.elapsedNanos += System.nanoTime() - begin;
    }

    private void start(Neighbour kind, SortedSet<Integer> cpus) {
        Thread thread = new Thread(
                () -> {
                    ThreadAffinity.bind(ThreadAffinity.currentThread(), cpus);
                    while (true) {
                        if (neighbour == kind) {
                            sink = CpuProbe.glance();
                        } else {
                            LockSupport.park();
                        }
                    }
                },
                "neighbour-" + kind);
        thread.setDaemon(true);
        thread.start();
        neighbours.add(thread);
    }

    private Seen seen(Neighbour kind) {
        Seen here = seen.get(kind);
        if (here == null) {
            throw new IllegalStateException("no such neighbour: " + kind);
        }
        return here;
    }

    private void print() {
        double reference = LowerMode.of(seen(Neighbour.NONE).witness.stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        System.out.printf(Locale.ROOT, "CPU probe on an undisturbed core: %.2f us%n", reference / 1e3);
        System.out.println("neighbour            brackets  off  median us  run-queue wait");
        for (Neighbour kind : Neighbour.values()) {
            Seen here = seen(kind);
            double[] sorted = here.witness.stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            long off = Arrays.stream(sorted)
                    .filter(nanos -> Math.abs(nanos - reference) > SliceClassifier.TOLERANCE * reference)
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%-19s %9d %3.0f %% %9.2f  %12.1f %%%n",
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    sorted.length,
                    PERCENT * off / sorted.length,
                    sorted[sorted.length / 2] / 1e3,
                    PERCENT * here.waitNanos / here.elapsedNanos);
        }
    }
}
