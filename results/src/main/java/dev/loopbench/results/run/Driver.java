package dev.loopbench.results.run;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a plan: block after block, in each one fork of every cell in an order shuffled from the plan's seed. Forks of
 * evidence may spend what time the budget leaves on waiting for quiet. A panel that ends up with fewer complete blocks than planned gets whole new ones at the end, within
 * {@value #APPENDED_PERCENT} % of the planned forks and the plan's budget.
 */
public final class Driver {

    private static final int APPENDED_PERCENT = 20;

    private final Plan plan;
    private final ForkLauncher launcher;
    private final Completeness completeness;
    private final Consumer<ForkEntry> finished;
    private final Progress progress;
    private final InstantSource clock;
    private final Random order;

    private final SpareTime spareTime;

    private final Map<String, ForkEntry> earlier;
    private final List<ForkEntry> forks = new ArrayList<>();

    /**
     * @param earlier forks of this plan that were run before it was interrupted
     * @param completeness judges the blocks of a panel
     * @param finished told of each fork when its files are on disk, before the next starts
     */
    public Driver(
            Plan plan,
            List<ForkEntry> earlier,
            ForkLauncher launcher,
            Completeness completeness,
            Consumer<ForkEntry> finished,
            Progress progress,
            InstantSource clock) {
        this.plan = plan;
        this.earlier = earlier.stream().collect(Collectors.toMap(ForkEntry::name, Function.identity()));
        this.launcher = launcher;
        this.completeness = completeness;
        this.finished = finished;
        this.progress = progress;
        this.clock = clock;
        this.order = new Random(plan.seed());
        this.spareTime = new SpareTime(plan, clock);
    }

    /** Whether a panel needs another block. */
    public interface Completeness {

        /** How many blocks of a panel have one good fork of every cell. */
        int complete(Panel panel, List<ForkEntry> forks);

        /** How many such blocks it should have, as far as can be told by now. */
        int wanted(Panel panel, List<ForkEntry> forks);
    }

    /**
     * Runs all blocks.
     *
     * @throws IOException when forks can no longer be run; those that were told to {@code finished} stand
     */
    public void run() throws IOException {
        progress.started(plan);
        try {
            int planned = plan.panels().stream().mapToInt(Panel::blocks).max().orElse(0);
            for (int block = 1; block <= planned; block++) {
                int number = block;
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
            Duration needed = Duration.ZERO;
            int left = allowed;
            for (Panel panel : byMissing()) {
                int missing = missing(panel);
                Duration more = plan.blockDuration(panel).multipliedBy(missing);
                if ((long) panel.cells().size() * missing <= left && spareTime.isThereTimeFor(needed.plus(more))) {
                    lacking.add(panel);
                    needed = needed.plus(more);
                    left -= panel.cells().size() * missing;
                    allowed -= panel.cells().size();
                }
            }
            if (lacking.isEmpty()) {
                return;
            }
            List<Cell> cells = cells(lacking);
            progress.appended(cells.size());
            spareTime.add(cells);
            runBlock(block, block, lacking);
        }
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

    private static List<Cell> cells(List<Panel> panels) {
        List<Cell> cells = new ArrayList<>();
        panels.forEach(panel -> cells.addAll(panel.cells()));
        return cells;
    }

    private void runBlock(int number, int of, List<Panel> panels) throws IOException {
        List<Cell> cells = cells(panels);
        Set<Cell> evidence =
                new HashSet<>(cells(panels.stream().filter(Panel::isEvidence).toList()));
        Collections.shuffle(cells, order);
        progress.blockStarted(number, of, cells.size());
        for (Cell cell : cells) {
            ForkEntry known = earlier.get(ForkEntry.name(cell, number));
            if (known == null) {
                run(cell, number, evidence.contains(cell) ? spareTime.share() : Duration.ZERO);
            } else {
                forks.add(known);
                spareTime.skip(cell);
                progress.forkKnown();
            }
        }
        progress.blockEnded();
    }

    private void run(Cell cell, int block, Duration patience) throws IOException {
        Instant began = clock.instant();
        ForkEntry fork = progress.fork(cell, () -> launcher.launch(cell, block, patience));
        forks.add(fork);
        finished.accept(fork);
        spareTime.ran(fork, Duration.between(began, clock.instant()));
        progress.forkEnded(fork.failure() != null);
    }
}
