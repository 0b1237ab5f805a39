package dev.loopbench.results.run;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.text.LineWidth;
import dev.loopbench.results.text.LiveText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Shows a person how far the run is: a live line on a terminal; elsewhere a line a block, with a dot for each pair that has started
 * and for each tenth of the turns, so that a log stays short and is never silent for long. Safe for use by several threads.
 */
public final class Progress {

    private static final int TENTHS = 10;

    /**
     * Each block counts half as much as the next one: in runs on a shared machine that told the time left better than a mean over all
     * blocks, since what else runs there changes.
     */
    private static final int FADING = 2;

    private final PrintStream out;
    private final boolean live;
    private final LiveText line;
    private final InstantSource clock;

    private Duration planned = Duration.ZERO;
    private Duration plannedOfBlock = Duration.ZERO;
    private Duration plannedSoFar = Duration.ZERO;
    private Duration lately = Duration.ZERO;
    private Duration plannedLately = Duration.ZERO;
    private Instant began = Instant.EPOCH;
    private Plan plan = Plan.EMPTY;
    private String step = "";
    private String block = "";
    private int pairs;
    private int started;
    private int tenths;

    /** @param live whether the line can be written over */
    public Progress(PrintStream out, boolean live, InstantSource clock) {
        this.out = out;
        this.live = live;
        line = new LiveText(out, LineWidth.current());
        this.clock = clock;
    }

    synchronized void started(Plan toRun) {
        plan = toRun;
        if (step.isEmpty()) {
            planned = toRun.expectedDuration();
        }
    }

    /**
     * Begins a step of something longer, which is shown as one.
     *
     * @param name of the step
     * @param whole how long all that is to come may take, this step included
     */
    public synchronized void step(String name, Duration whole) {
        step = name + ", ";
        planned = plannedSoFar.plus(whole);
    }

    synchronized void appended(List<Panel> panels) {
        planned = planned.plus(plan.blockDuration(panels));
    }

    /** Forks follow that are measured by nobody. */
    synchronized void profileForksStarted(int forks, Duration expected) {
        planned = expected;
        plannedSoFar = Duration.ZERO;
        lately = Duration.ZERO;
        plannedLately = Duration.ZERO;
        begun("profile forks", expected);
    }

    synchronized void blockStarted(int number, int of, List<Panel> panels) {
        int inPlan = plan.panels().stream().mapToInt(Panel::blocks).max().orElse(of);
        String what = step.isEmpty() && number > inPlan ? ", appended" : " of " + of;
        begun(step + "block " + number + what, plan.blockDuration(panels));
    }

    private void begun(String name, Duration expected) {
        block = name;
        plannedOfBlock = expected;
        began = clock.instant();
        if (!live) {
            print(block + " ");
        }
    }

    /** So many pairs of processes are being started. */
    synchronized void starting(int count) {
        pairs = count;
        started = 0;
        show("starting " + Counted.of(count, "pair"));
    }

    synchronized void pairStarted() {
        started++;
        show("started " + started + " of " + Counted.of(pairs, "pair"));
        if (!live) {
            print(".");
        }
    }

    /** @param share of the turns of one table that are done */
    synchronized void turns(double share) {
        int reached = (int) (share * TENTHS);
        if (reached == tenths) {
            return;
        }
        tenths = reached;
        show("turns " + TENTHS * reached + " %");
        if (!live && reached > 0) {
            print(":");
        }
    }

    /** A cohort that was run before the run was interrupted takes no time: the others would seem to take less than they do. */
    synchronized void cohortKnown(Cohort cohort) {
        Duration notSpent = plan.duration(cohort);
        planned = planned.minus(notSpent);
        plannedOfBlock = plannedOfBlock.minus(notSpent);
        if (!live) {
            print("-");
        }
    }

    synchronized void profileForkEnded(boolean failed) {
        if (!live) {
            print(failed ? "x" : ".");
        }
    }

    synchronized void blockEnded() {
        if (plannedOfBlock.compareTo(Duration.ZERO) > 0) {
            lately = lately.dividedBy(FADING).plus(Duration.between(began, clock.instant()));
            plannedLately = plannedLately.dividedBy(FADING).plus(plannedOfBlock);
        }
        plannedSoFar = plannedSoFar.plus(plannedOfBlock);
        if (!live) {
            Duration left = left();
            out.println(left.isZero() ? " done" : " " + text(left) + " left");
        }
    }

    synchronized void ended() {
        if (live) {
            line.erase();
        }
    }

    /** By the plan, and from the first block on by how much slower than planned the machine has been, lately above all. */
    private Duration left() {
        Duration rest = planned.minus(plannedSoFar);
        if (rest.isNegative()) {
            return Duration.ZERO;
        }
        return plannedLately.isZero()
                ? rest
                : rest.multipliedBy(lately.toMillis()).dividedBy(plannedLately.toMillis());
    }

    private void show(String what) {
        if (live) {
            Duration ofBlock = Duration.between(began, clock.instant());
            Duration left = left().minus(ofBlock);
            line.show(block + ": " + what + ", " + text(left.isNegative() ? Duration.ZERO : left) + " left");
        }
    }

    private static String text(Duration duration) {
        return String.format("%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
