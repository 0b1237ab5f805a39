package dev.loopbench.results.compare;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.compare.Baseline.ControlBaseline;
import dev.loopbench.results.compare.Baseline.FloorCell;
import dev.loopbench.results.compare.RunComparison.RunName;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.ShiftJudge;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Compares two runs, where that can be done. */
public final class RunComparer {

    /** Not the floor that spins: it never sleeps, so that what an hour does to wake-ups would not cancel out. */
    private static final List<Baseline> YARDSTICKS =
            List.of(new ControlBaseline(), new FloorCell(Floor.EPOLL), new FloorCell(Floor.BLOCKING));

    private final Rules rules;
    private final boolean across;

    /** @param across whether differences of machine, JDK, placement and speed are what is asked about */
    public RunComparer(Rules rules, boolean across) {
        this.rules = rules;
        this.across = across;
    }

    /** @throws NotComparable saying why in one line */
    public RunComparison compare(Side base, Side candidate) throws NotComparable {
        PanelMatching matching = PanelMatching.of(base.run(), candidate.run());
        Differences differences = new Differences(base, candidate, matching);
        List<Difference> confounding = differences.confounding();
        if (!across && !confounding.isEmpty()) {
            throw new NotComparable(confounding.stream().map(Difference::line).collect(Collectors.joining("; "))
                    + "; --across if that is the question");
        }
        ShiftJudge judge = new ShiftJudge(rules);
        List<PanelComparison> panels = matching.pairs().stream()
                .map(pair -> new PanelComparer(base.run(), candidate.run(), pair, YARDSTICKS, judge).compare())
                .toList();
        if (panels.stream().allMatch(panel -> panel.rows().isEmpty())) {
            throw new NotComparable(
                    "no cell is in both: BASE has " + labels(base.run().panels()) + "; NEW has "
                            + labels(candidate.run().panels()));
        }
        return new RunComparison(
                RunComparison.SCHEMA,
                name(base.run()),
                name(candidate.run()),
                new RunComparison.Basis(false, rules.band(), rules.level()),
                confounding,
                differences.remarkable(),
                RunComparison.outcome(panels),
                panels,
                matching.onlyBase().stream().map(PanelPair::label).toList(),
                matching.onlyCandidate().stream().map(PanelPair::label).toList());
    }

    private static RunName name(StoredRun run) {
        return new RunName(run.run(), !run.isPartial());
    }

    private static String labels(List<StoredPanel> panels) {
        return panels.isEmpty() ? "none" : panels.stream().map(PanelPair::label).collect(Collectors.joining(" and "));
    }

    /**
     * One of the two runs.
     *
     * @param run what was run
     * @param environment where
     */
    public record Side(StoredRun run, StoredEnvironment environment) {

        /**
         * Reads a run's directory.
         *
         * @throws IOException when it is none, saying why in one line
         */
        public static Side read(Path path) throws IOException {
            if (!Files.isDirectory(path)) {
                throw new IOException(Files.exists(path) ? "not a directory" : "no such directory");
            }
            RunDirectory directory = new RunDirectory(path);
            return new Side(StoredRun.read(directory), StoredEnvironment.read(directory));
        }
    }
}
