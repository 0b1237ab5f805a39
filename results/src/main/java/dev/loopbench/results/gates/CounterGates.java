package dev.loopbench.results.gates;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.text.Counted;
import dev.loopbench.results.gates.Gate.Flag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * The gates that rest on the kernel's counters. One that the kernel does not tell about is passed, and so are those of TCP
 * by a fork without it.
 */
final class CounterGates {

    /** Of the time of the fork's processors. The CPU probe sorts out slices in which less matters; this is a state. */
    static final double MOST_STOLEN = 0.05;

    /**
     * Of wall time, above what is usual for the cell. Two ends on one core wait for each other all the time, so no
     * absolute limit would do; and the slices have a finer measure of their own, the run-queue waits of their threads.
     */
    static final double PRESSURE_MARGIN = 0.20;

    /** Retransmits are held against the usual, too: 0 mostly, and then any is too much. */
    static final double RETRANSMITS_FACTOR = 2;

    /** Of the segments that a fork moves: sending one in a thousand twice takes a thousandth more. */
    private static final double RETRANSMITS_OF_NO_WEIGHT = 1e-3;

    /** The most payload of a segment over loopback: an MTU of 64 KiB less headers and time stamps. */
    private static final double SEGMENT_BYTES = 65_483;

    /** Sockets that others may leave behind while a fork runs: some hundred are nothing to the kernel's tables. */
    static final long MOST_FOREIGN_TIME_WAITS = 100;

    /** Far above what reading two clocks one after the other can make, and below any step that is set by hand. */
    static final long MOST_CLOCK_STEP_MILLIS = 50;

    private static final double PERCENT = 100;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final OptionalDouble usualPressure;
    private final double usualRetransmits;

    /** @param usual the readings of all forks of the cell that came to their end, flagged ones too */
    CounterGates(Collection<KernelReadings> usual) {
        usualPressure = Usual.of(present(usual, CounterGates::pressure));
        usualRetransmits = Usual.of(present(usual, CounterGates::retransmits)).orElse(0);
    }

    private static List<Double> present(
            Collection<KernelReadings> readings, Function<KernelReadings, OptionalDouble> value) {
        return readings.stream()
                .flatMap(reading -> value.apply(reading).stream().boxed())
                .toList();
    }

    /**
     * Those that were not passed.
     *
     * @param cpus that the fork's threads ran on
     * @param spec what the fork measured
     * @param trips round trips in its slices
     */
    List<Flag> flags(KernelReadings kernel, SortedSet<Integer> cpus, ForkSpec spec, long trips) {
        List<Flag> flags = new ArrayList<>();
        steal(flags, kernel, cpus);
        pressure(kernel).ifPresent(share -> pressure(flags, share));
        throttling(flags, kernel);
        if (spec.traffic().address() == AddressFamily.TCP) {
            timeWait(flags, kernel, spec);
            listening(flags, kernel);
            // A request and a response, or a chunk and its acknowledgement.
            double moved = trips * Math.max(2, spec.traffic().shape().payloadBytes() / SEGMENT_BYTES);
            retransmits(kernel).ifPresent(segments -> retransmits(flags, segments, moved));
        }
        long overflows = kernel.growth(Counter.RING_OVERFLOWS).orElse(0);
        if (overflows > 0) {
            flags.add(Flag.of(Gate.RING_OVERFLOW, Counted.of(overflows, "completion") + " outside of full queues"));
        }
        long step = kernel.clockStepMillis();
        if (Math.abs(step) > MOST_CLOCK_STEP_MILLIS) {
            flags.add(Flag.of(Gate.CLOCK_STEP, "the clock of the day was set by " + step + " ms"));
        }
        return flags;
    }

    private static void steal(List<Flag> flags, KernelReadings kernel, SortedSet<Integer> cpus) {
        OptionalLong stolen = kernel.stolenMillis(cpus);
        double share = stolen.orElse(0) * NANOS_PER_MILLI / (kernel.nanos() * (double) Math.max(1, cpus.size()));
        if (share > MOST_STOLEN) {
            flags.add(Flag.of(Gate.STEAL, percent(share) + " of the time of processors " + cpus));
        }
    }

    private static OptionalDouble pressure(KernelReadings kernel) {
        OptionalLong micros = kernel.growth(Counter.CPU_PRESSURE_US);
        return micros.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(micros.getAsLong() * NANOS_PER_MICRO / kernel.nanos());
    }

    private void pressure(List<Flag> flags, double share) {
        if (usualPressure.isPresent() && share > usualPressure.getAsDouble() + PRESSURE_MARGIN) {
            flags.add(Flag.of(
                    Gate.CPU_PRESSURE,
                    "threads waited for a processor " + percent(share) + " of the time, usual are "
                            + percent(usualPressure.getAsDouble())));
        }
    }

    private static void throttling(List<Flag> flags, KernelReadings kernel) {
        long periods = kernel.growth(Counter.THROTTLED_PERIODS).orElse(0);
        if (periods > 0) {
            long millis = kernel.growth(Counter.THROTTLED_US).orElse(0) / 1000;
            flags.add(Flag.of(Gate.THROTTLING, "in " + Counted.of(periods, "period") + ", " + millis + " ms"));
        }
    }

    /** A fork that opens connection after connection leaves its own there, and nobody can tell others'. */
    private static void timeWait(List<Flag> flags, KernelReadings kernel, ForkSpec spec) {
        long grown = kernel.growth(Counter.TIME_WAIT_SOCKETS).orElse(0);
        int connections = spec.traffic().connections();
        if (spec.traffic().use() == ConnectionUse.KEPT && grown > connections + MOST_FOREIGN_TIME_WAITS) {
            flags.add(Flag.of(
                    Gate.TIME_WAIT,
                    "other programs closed " + Counted.of(grown - connections, "connection") + " meanwhile, "
                            + MOST_FOREIGN_TIME_WAITS + " are tolerated"));
        }
    }

    private static void listening(List<Flag> flags, KernelReadings kernel) {
        long overflows = kernel.growthWithConnecting(Counter.LISTEN_OVERFLOWS).orElse(0);
        long drops = kernel.growthWithConnecting(Counter.LISTEN_DROPS).orElse(0);
        if (overflows > 0 || drops > 0) {
            flags.add(Flag.of(
                    Gate.LISTEN_OVERFLOW,
                    Counted.of(overflows, "full queue") + ", " + Counted.of(drops, "connection") + " dropped"));
        }
    }

    private static OptionalDouble retransmits(KernelReadings kernel) {
        OptionalLong segments = kernel.growth(Counter.RETRANSMITTED_SEGMENTS);
        return segments.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) segments.getAsLong());
    }

    private void retransmits(List<Flag> flags, double segments, double moved) {
        if (segments > RETRANSMITS_FACTOR * usualRetransmits && segments > RETRANSMITS_OF_NO_WEIGHT * moved) {
            flags.add(Flag.of(
                    Gate.RETRANSMITS,
                    Counted.of(Math.round(segments), "segment")
                            + String.format(Locale.ROOT, ", usual are %.0f", usualRetransmits)));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
    }
}
