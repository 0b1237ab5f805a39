package dev.loopbench.results.run;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.Point;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells a person how far the run is: a live line on a terminal; elsewhere a line a block, one dot a fork, so that a log
 * stays short and is never silent for long.
 */
public final class Progress {

    private static final int LINE = 98;

    private final PrintStream out;
    private final boolean live;
    private final InstantSource clock;

    private int forksLeft;
    private int forksDone;
    private Duration spent = Duration.ZERO;
    private Duration expectedFork = Duration.ZERO;
    private String block = "";
    private int blockForks;
    private int blockDone;

    /** @param live whether the line can be written over */
    public Progress(PrintStream out, boolean live, InstantSource clock) {
        this.out = out;
        this.live = live;
        this.clock = clock;
    }

    void started(Plan plan) {
        forksLeft = plan.forks();
        expectedFork = plan.expectedDuration().dividedBy(Math.max(1, plan.forks()));
    }

    void appended(int forks) {
        forksLeft += forks;
    }

    /** Forks follow that are measured by nobody. */
    void profileForksStarted(int forks, Duration expected) {
        forksLeft = forks;
        expectedFork = expected.dividedBy(Math.max(1, forks));
        begun("profile forks", forks);
    }

    void blockStarted(int number, int of, int forks) {
        begun("block " + number + " of " + of, forks);
    }

    private void begun(String name, int forks) {
        block = name;
        blockForks = forks;
        blockDone = 0;
        if (!live) {
            out.print(block + " ");
            out.flush();
        }
    }

    /** Runs one fork and notes how long it took. */
    <T, X extends Exception> T fork(Cell cell, Launch<T, X> launch) throws X {
        if (live) {
            rewrite(String.format(
                    "%s, fork %d of %d: %s %s, %s left",
                    block,
                    blockDone + 1,
                    blockForks,
                    cell.label(),
                    String.join(" ", Point.of(cell.conditions()).name()),
                    left()));
        }
        var began = clock.instant();
        T result = launch.launch();
        spent = spent.plus(Duration.between(began, clock.instant()));
        forksDone++;
        forksLeft--;
        blockDone++;
        return result;
    }

    /** A fork that was run before the run was interrupted. */
    void forkKnown() {
        forksLeft--;
        blockDone++;
        if (!live) {
            out.print('-');
            out.flush();
        }
    }

    void forkEnded(boolean failed) {
        if (!live) {
            out.print(failed ? 'x' : '.');
            out.flush();
        }
    }

    void blockEnded() {
        if (!live) {
            out.println(forksLeft > 0 ? " " + left() + " left" : " done");
        }
    }

    void ended() {
        if (live) {
            rewrite("");
            out.print('\r');
            out.flush();
        }
    }

    private String left() {
        Duration each = forksDone == 0 ? expectedFork : spent.dividedBy(forksDone);
        long seconds = each.multipliedBy(forksLeft).toSeconds();
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    private void rewrite(String text) {
        String cut = text.length() > LINE ? text.substring(0, LINE) : text;
        out.print("\r" + cut + " ".repeat(LINE - cut.length()));
        out.flush();
    }

    /** The work of one fork. */
    @FunctionalInterface
    interface Launch<T, X extends Exception> {
        T launch() throws X;
    }
}
