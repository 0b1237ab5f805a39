package dev.loopbench.results.simulated;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.SliceRecord;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** A slice whose round trips all take the same time, on cores of our choice. */
public record SimulatedSlice(
        long atNanos,
        int count,
        long roundTripNanos,
        Probed witnessed,
        long waitNanos,
        long forcedSwitches,
        double clientBusy,
        double serverBusy,
        List<Lap> ownLaps,
        long stoppedNanos,
        SortedSet<Integer> serverCpus) {

    /** The CPU probe of an undisturbed core, ns. */
    public static final long QUIET = 18_960;

    /** The CPU probe beside a neighbour, ns. */
    public static final long DISTURBED = 26_000;

    /** From the beginning of one slice to that of the next, ns. */
    static final long APART = 20_000_000;

    private static final int LAPS = 10;
    private static final long OUTSIDE = 1_000_000;

    /** Undisturbed: 1000 round trips of 14 µs each in ten laps, both ends watched. */
    public static SimulatedSlice quiet(long atNanos) {
        return new SimulatedSlice(
                atNanos,
                1000,
                14_000,
                new Probed(QUIET, QUIET, QUIET, QUIET, 0, 0),
                100_000,
                2,
                0.5,
                0.4,
                List.of(),
                0,
                new TreeSet<>(List.of(1)));
    }

    public SimulatedSlice roundTrip(long nanos) {
        return new SimulatedSlice(
                atNanos,
                count,
                nanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    public SimulatedSlice count(int roundTrips) {
        return new SimulatedSlice(
                atNanos,
                roundTrips,
                roundTripNanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    public SimulatedSlice witnessed(Probed probePairs) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                probePairs,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    /** A neighbour on both cores; a quarter slower. */
    public SimulatedSlice disturbed() {
        return witnessed(new Probed(DISTURBED, DISTURBED, DISTURBED, DISTURBED, 0, 0))
                .roundTrip(roundTripNanos * 5 / 4);
    }

    public SimulatedSlice waiting(long nanos) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                nanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    public SimulatedSlice forced(long switches) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                waitNanos,
                switches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    public SimulatedSlice busy(double client, double server) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                client,
                server,
                ownLaps,
                stoppedNanos,
                serverCpus);
    }

    /** Neither end ran or waited for a processor for that long, beside what the slice took otherwise. */
    public SimulatedSlice stopped(long nanos) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                nanos,
                serverCpus);
    }

    /** The server's threads ran there; the client's run on processor 1, as all do else. */
    public SimulatedSlice serverOn(int cpu) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                ownLaps,
                stoppedNanos,
                new TreeSet<>(List.of(cpu)));
    }

    /** Laps of our choice instead of ten alike. */
    public SimulatedSlice laps(List<Lap> laps) {
        return new SimulatedSlice(
                atNanos,
                count,
                roundTripNanos,
                witnessed,
                waitNanos,
                forcedSwitches,
                clientBusy,
                serverBusy,
                laps,
                stoppedNanos,
                serverCpus);
    }

    public SliceRecord record() {
        long nanos = count * roundTripNanos;
        long going = nanos + OUTSIDE;
        return new SliceRecord(
                atNanos,
                new SliceRecord.RoundTrips(count, nanos + stoppedNanos, roundTripNanos, roundTripNanos),
                going + stoppedNanos,
                witnessed,
                ownLaps.isEmpty() ? tenLaps() : ownLaps,
                end((long) (clientBusy * going), waitNanos, forcedSwitches, new TreeSet<>(List.of(1))),
                end((long) (serverBusy * going), 0, 0, serverCpus),
                0,
                round());
    }

    public boolean isTurn() {
        return round() > 0;
    }

    /** The slices of a warm-up come first, and after them one is measured in each round. */
    private int round() {
        long warmup = SimulatedPlan.WARMUP.toNanos();
        return atNanos < warmup ? 0 : (int) ((atNanos - warmup) / APART) + 1;
    }

    /** Four fifths of its time in the kernel; two reads and a write for each round trip. */
    private EndUsage end(long cpuNanos, long wait, long forced, SortedSet<Integer> cpus) {
        return new EndUsage(cpuNanos, wait, count, forced, 1, 4, new IoCalls(2L * count, count), cpus);
    }

    private List<Lap> tenLaps() {
        long lap = count / LAPS;
        return Collections.nCopies(LAPS, new Lap(lap, lap * roundTripNanos, roundTripNanos, witnessed));
    }

    public Histogram histogram() {
        Histogram histogram = new Histogram(1, roundTripNanos, 4);
        histogram.recordValueWithCount(roundTripNanos, count);
        return histogram;
    }
}
