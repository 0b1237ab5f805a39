package dev.loopbench.results.launch;

import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.profiler.Profiler;
import dev.loopbench.results.report.ProfileReport;
import dev.loopbench.results.run.JmhForkLauncher;
import dev.loopbench.results.run.MonotonicClock;
import dev.loopbench.results.run.ProfileForks;
import dev.loopbench.results.run.Progress;
import dev.loopbench.results.terminal.Interruption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The phase after the table of a run with {@code --profile-forks}. Whatever goes wrong here is said in one line, and changes
 * nothing of what was measured.
 */
final class ProfilePhase {

    private final ProfiledCells cells;
    private final JmhForkLauncher launcher;
    private final Path directory;
    private final Progress progress;
    private final PrintStream out;

    /** @param directory for the flame graphs */
    ProfilePhase(ProfiledCells cells, JmhForkLauncher launcher, Path directory, Progress progress, PrintStream out) {
        this.cells = cells;
        this.launcher = launcher;
        this.directory = directory;
        this.progress = progress;
        this.out = out;
    }

    /** Profiles every cell that has a JVM, and says where the flame graphs are. */
    void execute(Interruption interruption) {
        out.println();
        if (cells.cells().isEmpty()) {
            out.print(ProfileReport.none("no cell of the plan has a JVM"));
            return;
        }
        try (Profiler profiler = Profiler.prepare(directory)) {
            out.print(ProfileReport.opening(profiler.sight()));
            profile(profiler, interruption);
        } catch (IOException | RuntimeException e) {
            out.print(ProfileReport.none(reason(e, interruption)));
        }
    }

    private void profile(Profiler profiler, Interruption interruption) {
        ProfileForks forks = new ProfileForks(
                cells,
                launcher.under(profiler),
                fork -> profiler.keep(fork.cell().slug(), fork.record()),
                progress,
                new MonotonicClock());
        Optional<String> end = Optional.empty();
        try {
            forks.run();
        } catch (IOException | RuntimeException e) {
            out.println();
            end = Optional.of(reason(e, interruption));
        }
        out.print(ProfileReport.closing(directory, forks.profiled(), cells, forks.missing(), end));
    }

    private static String reason(Exception e, Interruption interruption) {
        return interruption.happened() ? "interrupted" : String.valueOf(e.getMessage());
    }
}
