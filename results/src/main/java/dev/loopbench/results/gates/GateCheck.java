package dev.loopbench.results.gates;

import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.gates.Gate.Flag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the forks of a cell against all validity gates. */
public final class GateCheck {

    private final CounterGates counters;
    private final StoppedGate stopped;

    /**
     * @param forks all of the cell, which tell what is usual for it
     */
    public GateCheck(Collection<ForkRecord> forks) {
        List<ForkRecord> ended =
                forks.stream().filter(fork -> fork.failure() == null).toList();
        counters = new CounterGates(
                ended.stream().flatMap(fork -> Stream.ofNullable(fork.kernel())).toList());
        stopped = new StoppedGate(ended);
    }

    /** The gates that a fork of the cell did not pass. */
    public List<Flag> flags(ForkRecord fork) {
        List<Flag> flags = new ArrayList<>();
        Failure failure = fork.failure();
        if (failure != null) {
            failed(flags, failure);
        }
        KernelReadings kernel = fork.kernel();
        if (kernel != null) {
            long trips = fork.slices().stream()
                    .filter(SliceRecord::isTurn)
                    .mapToLong(slice -> fork.spec().tripsOfSlice(slice.trips().count()))
                    .sum();
            flags.addAll(counters.flags(kernel, cpus(fork), fork.spec(), trips));
        }
        ends(fork).flatMap(end -> MigrationGate.flags(end).stream()).forEach(flags::add);
        flags.addAll(stopped.flags(fork));
        ParkedGate.flags(fork).ifPresent(flags::add);
        return flags;
    }

    private static void failed(List<Flag> flags, Failure failure) {
        switch (failure.kind()) {
            case WRONG_BYTES -> flags.add(new Flag(Gate.WRONG_BYTES, failure.text()));
            case WRONG_TRANSPORT -> flags.add(new Flag(Gate.WRONG_TRANSPORT, failure.text()));
            case BROKEN, MISSED_PLAN, LATE_GENERATOR, DISTURBED, OVERLOADED -> {
                // A fork without figures has none to doubt.
            }
        }
    }

    private static Stream<EndRecord> ends(ForkRecord fork) {
        return Stream.of(Stream.ofNullable(fork.client()), Stream.ofNullable(fork.server()))
                .flatMap(end -> end);
    }

    /** Where its threads were seen, which also says it of forks whose threads were not bound. */
    private static SortedSet<Integer> cpus(ForkRecord fork) {
        SortedSet<Integer> cpus = new TreeSet<>();
        ends(fork)
                .flatMap(end -> end.threads().stream())
                .forEach(thread -> cpus.addAll(thread.seen().keySet()));
        return cpus;
    }
}
