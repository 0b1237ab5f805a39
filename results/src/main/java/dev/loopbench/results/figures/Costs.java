package dev.loopbench.results.figures;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The kernel's charge to the I/O threads of both ends for a round trip, over all steady slices; collector and compiler
 * have threads of their own. The work of the CPU probe inside of slices is taken off, the round trips of its control frames
 * count as such.
 *
 * <p>An end that hardly ever leaves the processor is brought up to date by the scheduler's ticks alone, which are longer
 * than a slice of single round trips, and it spins through the other end's CPU probe, too: its processor time is not told.
 *
 * @param slices the steady ones
 * @param trips round trips in them, ramp and probe pairs included
 * @param shortSlices whether a slice is not much longer than a tick
 */
record Costs(List<SliceRecord> slices, long trips, boolean shortSlices) {

    private static final double NANOS_PER_MICRO = 1e3;

    /** An end that waits leaves the processor about once a round trip. */
    private static final double HARDLY_EVER = 0.1;

    /** Empty where no slice was steady. */
    static Optional<Costs> of(ForkSpec spec, List<JudgedSlice> slices) {
        List<SliceRecord> steady = slices.stream()
                .filter(JudgedSlice::steady)
                .map(JudgedSlice::slice)
                .toList();
        return steady.isEmpty()
                ? Optional.empty()
                : Optional.of(new Costs(
                        steady,
                        steady.stream()
                                .mapToLong(
                                        slice -> spec.tripsOfSlice(slice.trips().count()))
                                .sum(),
                        spec.probePairsInside() > 0));
    }

    void into(Map<Metric, Double> values) {
        double clientVoluntary = each(slice -> slice.client().voluntarySwitches());
        double clientForced = each(slice -> slice.client().forcedSwitches());
        double serverVoluntary = each(slice -> slice.server().voluntarySwitches());
        double serverForced = each(slice -> slice.server().forcedSwitches());
        values.put(Metric.CLIENT_VOLUNTARY_SWITCHES, clientVoluntary);
        values.put(Metric.CLIENT_FORCED_SWITCHES, clientForced);
        values.put(Metric.SERVER_VOLUNTARY_SWITCHES, serverVoluntary);
        values.put(Metric.SERVER_FORCED_SWITCHES, serverForced);
        values.put(Metric.SWITCHES, clientVoluntary + clientForced + serverVoluntary + serverForced);
        calls(values);
        boolean waits = clientVoluntary + clientForced >= HARDLY_EVER && serverVoluntary + serverForced >= HARDLY_EVER;
        if (waits || !shortSlices) {
            processorTime(values);
        }
    }

    private void calls(Map<Metric, Double> values) {
        if (slices.stream()
                .allMatch(slice ->
                        slice.client().calls() != null && slice.server().calls() != null)) {
            double clientReads = each(slice -> calls(slice.client()).reads());
            double clientWrites = each(slice -> calls(slice.client()).writes());
            double serverReads = each(slice -> calls(slice.server()).reads());
            double serverWrites = each(slice -> calls(slice.server()).writes());
            values.put(Metric.READ_CALLS, clientReads + serverReads);
            values.put(Metric.WRITE_CALLS, clientWrites + serverWrites);
            values.put(Metric.CLIENT_READ_CALLS, clientReads);
            values.put(Metric.CLIENT_WRITE_CALLS, clientWrites);
            values.put(Metric.SERVER_READ_CALLS, serverReads);
            values.put(Metric.SERVER_WRITE_CALLS, serverWrites);
        }
    }

    private static IoCalls calls(EndUsage usage) {
        return Objects.requireNonNull(usage.calls());
    }

    private void processorTime(Map<Metric, Double> values) {
        double client = each(SliceRecord::clientCpuNanos) / NANOS_PER_MICRO;
        double server = each(SliceRecord::serverCpuNanos) / NANOS_PER_MICRO;
        // A kernel that charges by ticks may have charged less than the CPU probe took.
        if (client > 0 && server > 0) {
            values.put(Metric.CLIENT_CPU_US, client);
            values.put(Metric.SERVER_CPU_US, server);
            values.put(Metric.CPU_US, client + server);
        }
    }

    private double each(ToLongFunction<SliceRecord> what) {
        return (double) slices.stream().mapToLong(what).sum() / trips;
    }
}
