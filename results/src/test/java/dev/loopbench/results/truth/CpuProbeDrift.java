package dev.loopbench.results.truth;

import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.results.statistics.LowerMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Shows whether the CPU probe keeps its speed through the life of a JVM. It takes probe pairs as a fork does: a glance after
 * each lap and a probe after each slice. A control runs the same chains just before each probe pair, and is never inlined.
 * What disturbs the processor makes both slower, so their ratio tells the CPU probe's speed on a busy machine, too.
 *
 * <p>Argument: seconds, 60 unless given. {@code docs/evidence/2026-11-29-zen5-2vcpu/cpu-probe-code.md} has the command.
 */
public final class CpuProbeDrift {

    private static final int SPELLS = 12;
    private static final int LAPS = 10;
    private static final long LAP_NANOS = TimeUnit.MICROSECONDS.toNanos(750);
    private static final int CONTROL_WARM_UP = 1_500;
    private static final int CHAIN = 20_000;

    // Keeps the result alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    /** The probe pairs of a spell, ns, and how each compares to its control. */
    private record Spell(double seconds, Brackets glances, Brackets probes) {}

    private record Brackets(List<Double> nanos, List<Double> ratios) {

        static Brackets none() {
            return new Brackets(new ArrayList<>(), new ArrayList<>());
        }

        void add(long witness, long control) {
            nanos.add((double) witness);
            ratios.add((double) witness / control);
        }

        double lowerMode() {
            return LowerMode.of(nanos.stream().mapToDouble(Double::doubleValue).toArray());
        }

        double medianRatio() {
            double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    private CpuProbeDrift() {}

    public static void main(String[] arguments) {
        int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        CpuProbe.warmUp();
        for (int i = 0; i < CONTROL_WARM_UP; i++) {
            sink = control(sink);
        }
        SortedSet<Integer> last =
                new TreeSet<>(List.of(Topology.ofThisProcess().ids().last()));
        ThreadAffinity.bind(ThreadAffinity.currentThread(), last);
        print(spells(TimeUnit.SECONDS.toNanos(seconds) / SPELLS));
    }

    private static List<Spell> spells(long spellNanos) {
        List<Spell> spells = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 1; i <= SPELLS; i++) {
            Spell spell = new Spell(1e-9 * i * spellNanos, Brackets.none(), Brackets.none());
            while (System.nanoTime() - begin < i * spellNanos) {
                slice(spell);
            }
            spells.add(spell);
        }
        return spells;
    }

    private static void slice(Spell spell) {
        for (int lap = 0; lap < LAPS; lap++) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < LAP_NANOS) {
                Thread.onSpinWait();
            }
            long control = bestOfControl(CpuProbe.GLANCE_TRIES);
            spell.glances().add(CpuProbe.glance(), control);
        }
        long control = bestOfControl(CpuProbe.TRIES);
        spell.probes().add(CpuProbe.probe(), control);
    }

    private static long bestOfControl(int tries) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < tries; i++) {
            long start = System.nanoTime();
            sink = control(sink);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    /** What the CPU probe does; the command keeps it out of line. */
    private static long control(long seed) {
        long a = seed;
        long b = seed + 1;
        long c = seed + 2;
        long d = seed + 3;
        long e = seed + 4;
        long f = seed + 5;
        for (int i = 0; i < CHAIN; i++) {
            a = (a ^ i) + (a << 1);
            b = (b ^ i) + (b << 1);
            c = (c ^ i) + (c << 1);
            d = (d ^ i) + (d << 1);
            e = (e ^ i) + (e << 1);
            f = (f ^ i) + (f << 1);
        }
        return a ^ b ^ c ^ d ^ e ^ f;
    }

    private static void print(List<Spell> spells) {
        System.out.println("until s  brackets  glance ns  to control  probe ns  to control");
        // The hypervisor may stop us for longer than a spell, which is then without a probe pair.
        for (Spell spell : spells.stream()
                .filter(spell -> !spell.probes().nanos().isEmpty())
                .toList()) {
            System.out.printf(
                    Locale.ROOT,
                    "%7.1f %9d %10.0f %11.4f %9.0f %11.4f%n",
                    spell.seconds(),
                    spell.glances().nanos().size() + spell.probes().nanos().size(),
                    spell.glances().lowerMode(),
                    spell.glances().medianRatio(),
                    spell.probes().lowerMode(),
                    spell.probes().medianRatio());
        }
    }
}
