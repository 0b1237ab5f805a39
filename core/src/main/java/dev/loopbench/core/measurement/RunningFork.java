package dev.loopbench.core.measurement;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.time.Duration;

/** A fork whose ends are open: its slices and turns. What fails here ends the {@link Fork}. Used by the fork's thread. */
final class RunningFork implements AutoCloseable {

    private static final int WARM_UP = 0;

    private final ForkSpec spec;
    private final ForkEnds ends;
    private final ForkUsage usage;
    private final SliceMeter meter;

    /** @param usage read before the ends were opened */
    RunningFork(ForkSpec spec, ForkEnds ends, ForkUsage usage) throws IOException {
        this.spec = spec;
        this.ends = ends;
        this.usage = usage;
        usage.opened(ends.client().pid(), ends.server().pid());
        meter = new SliceMeter(spec, ends);
    }

    /** See {@link Fork#warmUpOn}. */
    void warmUpOn(int cpu) {
        ends.warmUpOn(cpu);
    }

    /** Measures a slice of the warm-up. */
    long slice() throws IOException {
        wake();
        return meter.measure(WARM_UP);
    }

    /** The same; its figures are added to those. */
    long slice(SliceFigures figures) throws IOException {
        wake();
        return meter.measure(figures);
    }

    private void wake() throws IOException {
        ends.resume();
        meter.readIfDue();
    }

    /** See {@link Fork#settle}. */
    void settle(Duration longest) throws IOException {
        new Settling(spec, ends, meter, usage.pids()).run(longest);
    }

    /** Parks the ends for the first time. */
    void park() throws IOException {
        ends.park();
        usage.beginParking();
    }

    /** @throws IllegalStateException when the ends were never parked */
    void requireParked() {
        usage.requireParked();
    }

    /** See {@link Fork#turn}. */
    void turn(int round) throws IOException {
        usage.resumed();
        ends.resume();
        if (round > WARM_UP) {
            usage.beginTurns();
        }
        if (isPowerOfFour(round)) {
            meter.read();
        }
        meter.measure(round);
        ends.park();
        usage.parked();
    }

    /** Readings take longer than a turn, and most of what they tell happens early. */
    private static boolean isPowerOfFour(int round) {
        return Integer.bitCount(round) == 1 && Integer.numberOfTrailingZeros(round) % 2 == 0;
    }

    /** Leaves the record. What the record itself costs is not counted in it. */
    void leave(ForkReport report) throws IOException {
        report.leave(ends, meter, usage.counted(), usage.ofParkedEnds());
    }

    @Override
    public void close() throws IOException {
        meter.close();
    }
}
