package dev.loopbench.results.run;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.ProfiledCells;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs one more fork of each cell under the profiler, when nothing is measured any more. Used by one thread. */
public final class ProfileForks {

    private final ProfiledCells cells;
    private final ForkLauncher launcher;
    private final Keeper keeper;
    private final Progress progress;
    private final InstantSource clock;
    private final List<String> missing = new ArrayList<>();
    private int profiled;

    /** @param launcher runs forks under the profiler */
    public ProfileForks(
            ProfiledCells cells, ForkLauncher launcher, Keeper keeper, Progress progress, InstantSource clock) {
        this.cells = cells;
        this.launcher = launcher;
        this.keeper = keeper;
        this.progress = progress;
        this.clock = clock;
    }

    /** The place where a fork's flame graphs go. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * Keeps them.
         *
         * @throws IOException when they are not there, saying why in one line
         */
        void keep(ForkEntry fork) throws IOException;
    }

    /**
     * Runs them all; one that fails keeps none of the others back.
     *
     * @throws IOException when forks can no longer be run
     */
    public void run() throws IOException {
        progress.profileForksStarted(cells.cells().size(), cells.expectedDuration());
        try {
            for (Cell cell : cells.cells()) {
                int before = missing.size();
                Cohort alone = Cohort.atOneTable(cell);
                CohortRunner.Outcome outcome = new CohortRunner(
                                launcher, cells.plan().measure(), progress, clock)
                        .run(alone, 1, new Random(0), () -> {});
                if (outcome.interruption() != null) {
                    throw outcome.interruption();
                }
                outcome.forks().forEach(this::keep);
                progress.profileForkEnded(missing.size() > before);
            }
            progress.blockEnded();
        } finally {
            progress.ended();
        }
    }

    private void keep(ForkEntry fork) {
        try {
            keeper.keep(fork);
            profiled++;
        } catch (IOException e) {
            Cell cell = fork.cell();
            missing.add(cell.label() + " "
                    + String.join(" ", PanelKey.of(cell.conditions()).name()) + ": " + e.getMessage());
        }
    }

    /** Of how many cells there are flame graphs. */
    public int profiled() {
        return profiled;
    }

    /** The other cells whose forks were run, and why there are none of them; one line each. */
    public List<String> missing() {
        return List.copyOf(missing);
    }
}
