package dev.loopbench.results.figures;

import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The time in the kernel of both ends together, and of each. */
public record SystemTimes(SystemTime both, SystemTime client, SystemTime server) {

    /**
     * Pools the steady slices of all forks of a cell.
     *
     * @return empty where an end was never charged for any
     */
    public static Optional<SystemTimes> of(List<JudgedSlice> slices) {
        List<SliceRecord> steady = slices.stream()
                .filter(JudgedSlice::steady)
                .map(JudgedSlice::slice)
                .toList();
        long clientUser = sum(steady, SliceRecord::client, EndUsage::userTicks);
        long clientSystem = sum(steady, SliceRecord::client, EndUsage::systemTicks);
        long serverUser = sum(steady, SliceRecord::server, EndUsage::userTicks);
        long serverSystem = sum(steady, SliceRecord::server, EndUsage::systemTicks);
        return SystemTime.of(clientUser, clientSystem)
                .flatMap(client -> SystemTime.of(serverUser, serverSystem)
                        .flatMap(server -> SystemTime.of(clientUser + serverUser, clientSystem + serverSystem)
                                .map(both -> new SystemTimes(both, client, server))));
    }

    private static long sum(
            List<SliceRecord> slices, Function<SliceRecord, EndUsage> end, ToLongFunction<EndUsage> ticks) {
        return slices.stream().map(end).mapToLong(ticks).sum();
    }
}
