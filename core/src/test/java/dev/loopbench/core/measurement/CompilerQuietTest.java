package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompilerQuietTest {

    private static final long STEP = CompilerQuiet.STEP_NANOS;

    private static final long FAST = 20_000;
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(1);

    private long clientNanos;
    private long serverNanos;
    private int compileFor;

    @Test
    void isReachedByTwoStepsInARowInWhichNeitherEndCompilesMuch() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        clientNanos += STEP;
        assertThat(isReached(quiet, STEP)).isFalse();
        assertThat(isReached(quiet, 2 * STEP)).isFalse();
        serverNanos += STEP / 2;
        assertThat(isReached(quiet, 3 * STEP)).as("the server compiled again").isFalse();
        clientNanos += STEP / 100;
        assertThat(isReached(quiet, 4 * STEP)).isFalse();
        assertThat(isReached(quiet, 5 * STEP)).isTrue();
    }

    @Test
    void isNotLookedForWithinAStep() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);

        assertThat(isReached(quiet, STEP - 1)).isFalse();
        assertThat(isReached(quiet, TimeUnit.SECONDS.toNanos(1))).isFalse();
        assertThat(isReached(quiet, TimeUnit.SECONDS.toNanos(2))).isTrue();
    }

    @Test
    void isNotLookedForBeforeEnoughRoundTrips() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        long few = CompilerQuiet.STEP_ROUND_TRIPS;

        assertThat(quiet.isReached(STEP, few, FAST)).isFalse();
        assertThat(quiet.isReached(9 * STEP, few - 1, FAST))
                .as("what is called once a round trip may still be waiting for its last compilation")
                .isFalse();
        assertThat(quiet.isReached(9 * STEP + 1, 1, FAST)).isTrue();
    }

    @Test
    void fastRoundTripsThatABusyMachineDelaysAreWaitedForNevertheless() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        long step = CompilerQuiet.LONGEST_STEP_NANOS;

        assertThat(quiet.isReached(STEP, CompilerQuiet.STEP_ROUND_TRIPS, FAST)).isFalse();
        assertThat(quiet.isReached(2 * step, 3_000, FAST)).isFalse();
        assertThat(quiet.isReached(4 * step, 4_999, FAST)).isFalse();
        assertThat(quiet.isReached(6 * step, 1, FAST)).isTrue();
    }

    @Test
    void slowRoundTripsAreWaitedForOnlySoLong() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        long step = CompilerQuiet.LONGEST_STEP_NANOS;

        assertThat(quiet.isReached(step, 1, SLOW)).isFalse();
        assertThat(quiet.isReached(2 * step - 1, 1, SLOW)).isFalse();
        assertThat(quiet.isReached(2 * step, 1, SLOW)).isTrue();
    }

    @Test
    void whoCompilesIsWaitedForUntilItIsIdle() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        compileFor = 3;

        quiet.awaitIdle();

        assertThat(compileFor).isZero();
    }

    @Test
    void whoCompilesOnAndOnIsNotWaitedForForEver() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(this::compiled, 0);
        compileFor = 1_000_000;

        quiet.awaitIdle();

        assertThat(compileFor).isPositive();
    }

    private boolean isReached(CompilerQuiet quiet, long nowNanos) throws IOException {
        return quiet.isReached(nowNanos, CompilerQuiet.STEP_ROUND_TRIPS, FAST);
    }

    private long compiled() {
        if (compileFor > 0) {
            compileFor--;
            clientNanos += STEP;
        }
        return clientNanos + serverNanos;
    }
}
