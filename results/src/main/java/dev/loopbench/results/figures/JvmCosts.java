package dev.loopbench.results.figures;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The costs of a round trip apart from processor time of the I/O threads: bytes that these allocate, and the time of the JVM's own threads
 * that collect and compile. From the first reading that no slice of the warm-up follows to the last one.
 *
 * @param before the first of both readings
 * @param after the last
 * @param trips round trips between them, those of all probe pairs included
 * @param oneJvm whether both ends share a JVM, whose own threads then work for both
 */
record JvmCosts(JvmReading before, JvmReading after, long trips, boolean oneJvm) {

    private static final int BRACKETS_AROUND = 2;

    /**
     * Empty where there are no two such readings.
     *
     * @param slices of the fork
     */
    static Optional<JvmCosts> of(ForkRecord fork, List<JudgedSlice> slices) {
        long warmup = slices.stream().takeWhile(slice -> !slice.steady()).count();
        List<JvmReading> steady = fork.jvms().stream()
                .filter(reading -> reading.slices() >= warmup)
                .toList();
        if (steady.isEmpty()) {
            return Optional.empty();
        }
        JvmReading before = steady.get(0);
        JvmReading after = steady.get(steady.size() - 1);
        long trips = slices.subList(before.slices(), after.slices()).stream()
                .mapToLong(
                        slice -> fork.spec().tripsOfSlice(slice.slice().trips().count()) + BRACKETS_AROUND)
                .sum();
        return trips == 0
                ? Optional.empty()
                : Optional.of(new JvmCosts(before, after, trips, fork.spec().serverMode() == ServerMode.IN_PROCESS));
    }

    void into(Map<Metric, Double> values) {
        allocated(JvmReading::client)
                .ifPresent(client -> allocated(JvmReading::server).ifPresent(server -> {
                    values.put(Metric.CLIENT_ALLOCATED_BYTES, each(client));
                    values.put(Metric.SERVER_ALLOCATED_BYTES, each(server));
                    values.put(Metric.ALLOCATED_BYTES, each(client + server));
                }));
        own(
                values,
                JvmUsage::collectorNanos,
                shareOfIo(),
                Metric.CLIENT_COLLECTOR_NS,
                Metric.SERVER_COLLECTOR_NS,
                Metric.COLLECTOR_NS);
        own(
                values,
                JvmUsage::compilerNanos,
                1,
                Metric.CLIENT_COMPILER_NS,
                Metric.SERVER_COMPILER_NS,
                Metric.COMPILER_NS);
    }

    private OptionalLong allocated(Function<JvmReading, JvmUsage> end) {
        Long from = end.apply(before).allocatedBytes();
        Long to = end.apply(after).allocatedBytes();
        return from == null || to == null ? OptionalLong.empty() : OptionalLong.of(to - from);
    }

    /**
     * How much of the client's garbage is that of its I/O threads: the rest comes from keeping what was measured, and the collector
     * works for both. 1 where that is not known.
     */
    private double shareOfIo() {
        Long from = before.client().allAllocatedBytes();
        Long to = after.client().allAllocatedBytes();
        OptionalLong io = allocated(JvmReading::client);
        if (oneJvm || from == null || to == null || io.isEmpty() || to <= from) {
            return 1;
        }
        return Math.min(1, io.getAsLong() / (double) (to - from));
    }

    private void own(
            Map<Metric, Double> values,
            ToLongFunction<JvmUsage> nanos,
            double shareOfClient,
            Metric client,
            Metric server,
            Metric both) {
        double ofClient = shareOfClient * (nanos.applyAsLong(after.client()) - nanos.applyAsLong(before.client()));
        long ofServer = nanos.applyAsLong(after.server()) - nanos.applyAsLong(before.server());
        if (oneJvm) {
            values.put(both, each(ofClient));
        } else {
            values.put(client, each(ofClient));
            values.put(server, each(ofServer));
            values.put(both, each(ofClient + ofServer));
        }
    }

    private double each(long sum) {
        return (double) sum / trips;
    }

    private double each(double sum) {
        return sum / trips;
    }
}
