package dev.loopbench.core.measurement;

import dev.loopbench.core.cost.CompilerClock;
import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.ends.ForkEnds.Exercise;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Exercises the ends of a fork until the compilers of both are at rest. Used by the fork's thread. */
final class Settling {

    /** Few, since the code around a slice is not what is to be compiled. */
    private static final int PRACTISED_TURNS = 3;

    private final ForkSpec spec;
    private final ForkEnds ends;
    private final SliceMeter meter;
    private final Set<Long> pids;

    /** @param pids the processes of the ends */
    Settling(ForkSpec spec, ForkEnds ends, SliceMeter meter, Set<Long> pids) {
        this.spec = spec;
        this.ends = ends;
        this.meter = meter;
        this.pids = pids;
    }

    /**
     * Practises some turns, then runs slices. A compiler takes what has never happened for impossible, and throws code away in which
     * it then happens, which waits for thousands of round trips to be compiled again.
     *
     * @param longest when to give up, from now
     */
    void run(Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        ends.resume();
        for (int turn = 0; turn < PRACTISED_TURNS; turn++) {
            meter.practise();
        }
        try (CompilerClock compilers = CompilerClock.of(pids)) {
            CompilerQuiet quiet = new CompilerQuiet(compilers::nanos, System.nanoTime());
            boolean isReached = false;
            while (System.nanoTime() < end && !isReached) {
                Exercise exercise = ends.exercise();
                quiet.awaitIdle();
                isReached = quiet.isReached(System.nanoTime(), exercise.roundTrips(), nanosPerRoundTrip(exercise));
            }
        }
    }

    /** How long the next round trip takes to come when nobody else is at work. */
    private long nanosPerRoundTrip(Exercise exercise) {
        Pace pace = spec.traffic().pace();
        return pace.open()
                ? TimeUnit.SECONDS.toNanos(1) / pace.perSecond()
                : exercise.p50Nanos() / spec.traffic().outstanding();
    }
}
