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
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a plan: block after block, in each one fork of every cell in an order shuffled from the plan's seed. A panel
 * that ends up with fewer complete blocks than planned gets whole new ones at the end, within
 * {@value #APPENDED_PERCENT} % of the planned forks and the plan's budget.
 */
public final class Driver {

    private static final int APPENDED_PERCENT = 20;

    private final Plan plan;
    private final ForkLauncher launcher;
    private final CompleteBlocks completeBlocks;
    private final Consumer<ForkEntry> finished;
    private final Progress progress;
    private final InstantSource clock;
    private final Random order;

    private final List<ForkEntry> forks = new ArrayList<>();

    /**
     * @param completeBlocks judges the blocks of a panel
     * @param finished told of each fork when its files are on disk, before the next starts
     */
    public Driver(
            Plan plan,
            ForkLauncher launcher,
            CompleteBlocks completeBlocks,
            Consumer<ForkEntry> finished,
            Progress progress,
            InstantSource clock) {
        this.plan = plan;
        this.launcher = launcher;
        this.completeBlocks = completeBlocks;
        this.finished = finished;
        this.progress = progress;
        this.clock = clock;
        this.order = new Random(plan.seed());
    }

    /** How many blocks of a panel have one good fork of every cell. */
    @FunctionalInterface
    public interface CompleteBlocks {
        int count(Panel panel, List<ForkEntry> forks);
    }

    /**
     * Runs all blocks.
     *
     * @throws IOException when forks can no longer be run; those that were told to {@code finished} stand
     */
    public void run() throws IOException {
        Instant deadline = clock.instant().plus(plan.budget());
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
            append(planned, deadline);
        } finally {
            progress.ended();
        }
    }

    private void append(int planned, Instant deadline) throws IOException {
        int allowed = plan.forks() * APPENDED_PERCENT / 100;
        for (int block = planned + 1; ; block++) {
            List<Panel> lacking = new ArrayList<>();
            for (Panel panel : plan.panels()) {
                int cells = panel.cells().size();
                boolean lacks = panel.isEvidence() && completeBlocks.count(panel, forks) < panel.blocks();
                if (lacks && cells <= allowed && fits(panel, lacking, deadline)) {
                    lacking.add(panel);
                    allowed -= cells;
                }
            }
            if (lacking.isEmpty()) {
                return;
            }
            progress.appended(size(lacking));
            runBlock(block, block, lacking);
        }
    }

    private boolean fits(Panel panel, List<Panel> others, Instant deadline) {
        Duration needed = others.stream().map(plan::blockDuration).reduce(plan.blockDuration(panel), Duration::plus);
        return !clock.instant().plus(needed).isAfter(deadline);
    }

    private static int size(List<Panel> panels) {
        return panels.stream().mapToInt(panel -> panel.cells().size()).sum();
    }

    private void runBlock(int number, int of, List<Panel> panels) throws IOException {
        List<Cell> cells = new ArrayList<>();
        panels.forEach(panel -> cells.addAll(panel.cells()));
        Collections.shuffle(cells, order);
        progress.blockStarted(number, of, cells.size());
        for (Cell cell : cells) {
            ForkEntry fork = progress.fork(cell, () -> launcher.launch(cell, number));
            forks.add(fork);
            finished.accept(fork);
            progress.forkEnded(fork.failure() != null);
        }
        progress.blockEnded();
    }
}
