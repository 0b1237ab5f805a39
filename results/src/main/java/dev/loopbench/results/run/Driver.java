package dev.loopbench.results.run;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a plan: block after block, in each one fork of every cell, which take turns with the others of their cohort. A panel
 * that ends up with fewer blocks than planned, since the machine as a whole was disturbed, gets new ones at the end, within
 * {@value #APPENDED_PERCENT} % of the planned forks and the plan's budget.
 */
public final class Driver {

    private static final int APPENDED_PERCENT = 20;

    private final Plan plan;
    private final Function<List<Panel>, List<Cohort>> cohorts;
    private final CohortRunner runner;
    private final Completeness completeness;
    private final Listener listener;
    private final Progress progress;
    private final InstantSource clock;
    private final Instant deadline;
    private final Map<String, ForkEntry> earlier;
    private final List<ForkEntry> forks = new ArrayList<>();
    private int before;
    private Duration slowestBlock = Duration.ZERO;

    /**
     * @param earlier forks of this plan that were run before it was interrupted
     * @param cohorts the cohorts of a block of these panels
     * @param completeness judges the blocks of a panel
     * @param listener told of the forks of each cohort
     */
    public Driver(
            Plan plan,
            List<ForkEntry> earlier,
            Function<List<Panel>, List<Cohort>> cohorts,
            ForkLauncher launcher,
            Completeness completeness,
            Listener listener,
            Progress progress,
            InstantSource clock) {
        this.plan = plan;
        this.cohorts = cohorts;
        this.earlier = earlier.stream().collect(Collectors.toMap(ForkEntry::name, Function.identity()));
        this.completeness = completeness;
        this.listener = listener;
        this.progress = progress;
        this.clock = clock;
        runner = new CohortRunner(launcher, plan.measure(), progress, clock);
        deadline = clock.instant().plus(plan.budget());
    }

    /** Who keeps what was measured. */
    @FunctionalInterface
    public interface Listener {

        /** So much of a cohort's block is done that it counts even if the run is ended now: its forks leave what they have. */
        default void counts(Cohort cohort, int block) {}

        /** The files of a cohort's forks are on disk. */
        void finished(List<ForkEntry> forks);
    }

    /** Whether a panel needs another block. */
    public interface Completeness {

        /** How many blocks of a panel count. */
        int complete(Panel panel, List<ForkEntry> forks);

        /** How many such blocks it should have, as far as can be told by now. */
        int wanted(Panel panel, List<ForkEntry> forks);
    }

    /**
     * Runs all blocks.
     *
     * @throws IOException when forks can no longer be run; those that the listener was told of stand
     */
    public void run() throws IOException {
        run(1);
    }

    /**
     * The same where cells of the plan may have been measured before.
     *
     * @param first the number of the first block, from 1
     */
    public void run(int first) throws IOException {
        before = first - 1;
        progress.started(plan);
        try {
            int planned = plan.panels().stream().mapToInt(Panel::blocks).max().orElse(0) + before;
            for (int block = first; block <= planned; block++) {
                int number = block - before;
                runBlock(
                        block,
                        planned,
                        plan.panels().stream()
                                .filter(panel -> panel.blocks() >= number)
                                .toList());
            }
            append(planned);
        } finally {
            progress.ended();
        }
    }

    /** Those who lack least come first, and none gets a block that would not be enough. */
    private void append(int planned) throws IOException {
        int allowed = plan.isOpenEnded() ? Integer.MAX_VALUE : plan.forks() * APPENDED_PERCENT / 100;
        for (int block = planned + 1; ; block++) {
            List<Panel> lacking = new ArrayList<>();
            int left = allowed;
            Duration needed = Duration.ZERO;
            for (Panel panel : byMissing()) {
                int missing = missing(panel);
                Duration more = needed.plus(plan.blockDuration(List.of(panel)).multipliedBy(missing));
                if ((long) panel.cells().size() * missing <= left && isThereTimeFor(more)) {
                    lacking.add(panel);
                    needed = more;
                    left -= panel.cells().size() * missing;
                    allowed -= panel.cells().size();
                }
            }
            if (lacking.isEmpty()) {
                return;
            }
            progress.appended(lacking);
            runBlock(block, block, lacking);
        }
    }

    /** By the plan's own estimate, and by what blocks took so far. */
    private boolean isThereTimeFor(Duration more) {
        Duration least = plan.isOpenEnded() ? slowestBlock : more;
        Duration longer = least.compareTo(more) > 0 ? least : more;
        return !clock.instant().plus(longer).isAfter(deadline);
    }

    private List<Panel> byMissing() {
        return plan.panels().stream()
                .filter(panel -> panel.isEvidence() && missing(panel) > 0)
                .sorted(Comparator.comparingInt(this::missing))
                .toList();
    }

    private int missing(Panel panel) {
        return completeness.wanted(panel, forks) - completeness.complete(panel, forks);
    }

    private void runBlock(int number, int of, List<Panel> panels) throws IOException {
        Instant began = clock.instant();
        progress.blockStarted(number - before, of - before, panels);
        List<Cohort> all = cohorts.apply(panels);
        for (int i = 0; i < all.size(); i++) {
            Map<Cell, ForkEntry> known = known(all.get(i), number);
            if (known.isEmpty()) {
                run(all.get(i), number, order(number, i));
            } else {
                forks.addAll(known.values());
                progress.cohortKnown(all.get(i));
            }
        }
        progress.blockEnded();
        Duration took = Duration.between(began, clock.instant());
        slowestBlock = took.compareTo(slowestBlock) > 0 ? took : slowestBlock;
    }

    /** All of the cohort's forks, or none: those that took turns with each other belong together. */
    private Map<Cell, ForkEntry> known(Cohort cohort, int block) {
        Map<Cell, ForkEntry> known = new HashMap<>();
        for (List<Cell> pair : cohort.pairs()) {
            for (Cell cell : pair) {
                ForkEntry fork = earlier.get(ForkEntry.name(cell, block));
                if (fork == null) {
                    return Map.of();
                }
                known.put(cell, fork);
            }
        }
        return known;
    }

    /** Follows from the plan's seed, however many rounds were before. */
    private Random order(int block, int cohort) {
        return new Random(new SplittableRandom(plan.seed() + ((long) block << Integer.SIZE) + cohort).nextLong());
    }

    private void run(Cohort cohort, int block, Random order) throws IOException {
        CohortRunner.Outcome outcome = runner.run(cohort, block, order, () -> listener.counts(cohort, block));
        forks.addAll(outcome.forks());
        listener.finished(outcome.forks());
        if (outcome.interruption() != null) {
            throw outcome.interruption();
        }
    }
}
