package dev.loopbench.results.page;

import dev.loopbench.results.compare.Difference;
import dev.loopbench.results.compare.NotComparable;
import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.Row;
import dev.loopbench.results.compare.RunComparer;
import dev.loopbench.results.compare.RunComparer.Side;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.page.RunsModel.CellOfRuns;
import dev.loopbench.results.page.RunsModel.FigureOfRun;
import dev.loopbench.results.page.RunsModel.PanelOfRuns;
import dev.loopbench.results.page.RunsModel.RunView;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Several runs side by side: the figures of each, and the verdicts of the later ones against the first. Differences of machine, JDK
 * and placement are listed, since they may be what is asked about. The page has no script and loads nothing.
 */
public final class RunsPage {

    private final List<OneRun> runs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private RunsPage() {}

    /** @param comparison with the first; absent for the first itself, and where they have no cell in common */
    private record OneRun(
            String letter,
            Summary summary,
            RecordedRun history,
            StartedRun started,
            Side side,
            @Nullable RunComparison comparison) {}

    /**
     * Writes {@code report/runs.html} into the directory of the last of them.
     *
     * @param directories two or more; the others are held against the first
     * @return where it is
     * @throws IOException when a document cannot be read or the page cannot be written, saying why in one line
     */
    public static Path write(List<RunDirectory> directories) throws IOException {
        String html = of(directories);
        Path folder = directories.get(directories.size() - 1).path().resolve("report");
        Files.createDirectories(folder);
        Path part = folder.resolve("runs.html.part");
        Files.writeString(part, html);
        return Files.move(
                part, folder.resolve("runs.html"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The page as HTML. */
    static String of(List<RunDirectory> directories) throws IOException {
        RunsPage page = new RunsPage();
        for (RunDirectory directory : directories) {
            page.read(directory);
        }
        return PageTemplate.fill(page.model());
    }

    private void read(RunDirectory directory) throws IOException {
        Side side = Side.read(directory.path());
        String letter = String.valueOf((char) ('A' + runs.size()));
        runs.add(new OneRun(
                letter,
                Summary.read(directory),
                RecordedRun.read(directory),
                StartedRun.read(directory),
                side,
                runs.isEmpty() ? null : comparison(letter, side)));
    }

    private @Nullable RunComparison comparison(String letter, Side side) {
        try {
            RunComparison comparison = new RunComparer(Rules.ofBand(Rules.BAND), true)
                    .compare(runs.get(0).side(), side);
            comparison.differences().forEach(difference -> differences.add(letter + ": " + line(difference, letter)));
            comparison.remarks().forEach(difference -> differences.add(letter + ": " + line(difference, letter)));
            return comparison;
        } catch (NotComparable e) {
            failures.add(letter + " cannot be compared with A: " + e.getMessage());
            return null;
        }
    }

    private static String line(Difference difference, String letter) {
        return difference.line().replace(" in BASE", " in A").replace(" in NEW", " in " + letter);
    }

    private RunsModel model() {
        return new RunsModel(runs.stream().map(RunsPage::view).toList(), panels(), differences, failures);
    }

    private static RunView view(OneRun run) {
        Diagnosis doctor = run.side().environment().doctor();
        return new RunView(
                run.letter(),
                run.summary().run(),
                PageHead.when(run.history().start()),
                doctor == null ? run.started().machine() : doctor.machine(),
                String.join(", ", new TreeSet<>(run.started().jdks())),
                run.history().profile(),
                run.history().seed(),
                run.summary().complete());
    }

    private List<PanelOfRuns> panels() {
        Map<String, PanelSummary> byName = new LinkedHashMap<>();
        runs.forEach(run -> run.summary().panels().forEach(panel -> byName.putIfAbsent(name(panel), panel)));
        return byName.entrySet().stream()
                .map(entry -> panel(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String name(PanelSummary panel) {
        return String.join(", ", panel.point().name());
    }

    private PanelOfRuns panel(String name, PanelSummary first) {
        Metric metric = Metric.of(first.primaryMetric()).overAllLaps();
        Map<String, List<Optional<CellSummary>>> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            for (CellSummary cell : cells(runs.get(i), name)) {
                int at = i;
                List<Optional<CellSummary>> ofCell = byLabel.computeIfAbsent(cell.label(), label -> new ArrayList<>());
                while (ofCell.size() < at) {
                    ofCell.add(Optional.empty());
                }
                if (ofCell.size() == at) {
                    ofCell.add(Optional.of(cell));
                }
            }
        }
        byLabel.values().forEach(cells -> {
            while (cells.size() < runs.size()) {
                cells.add(Optional.empty());
            }
        });
        double most = byLabel.values().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .map(cell -> cell.metric(metric))
                .mapToDouble(FiguresOfRuns::highest)
                .max()
                .orElse(1);
        FiguresOfRuns views = new FiguresOfRuns(metric, most);
        return new PanelOfRuns(
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                name,
                FiguresOfRuns.title(metric),
                metric.isRate() ? "bigger is better" : "smaller is better",
                byLabel.entrySet().stream()
                        .map(entry ->
                                new CellOfRuns(entry.getKey(), figures(name, entry.getKey(), entry.getValue(), views)))
                        .toList());
    }

    private static List<CellSummary> cells(OneRun run, String panel) {
        return run.summary().panels().stream()
                .filter(one -> name(one).equals(panel))
                .findFirst()
                .map(one -> run.summary().cells(one).stream()
                        .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                        .toList())
                .orElse(List.of());
    }

    private List<FigureOfRun> figures(
            String panel, String label, List<Optional<CellSummary>> cells, FiguresOfRuns views) {
        List<FigureOfRun> figures = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            figures.add(views.of(cells.get(i), shift(runs.get(i), panel, label)));
        }
        return figures;
    }

    private static Optional<Shift> shift(OneRun run, String panel, String label) {
        RunComparison comparison = run.comparison();
        if (comparison == null) {
            return Optional.empty();
        }
        return comparison.panels().stream()
                .filter(one -> String.join(", ", one.point().name()).equals(panel))
                .map(PanelComparison::rows)
                .flatMap(List::stream)
                .filter(row -> row.role() == Row.Role.PRIMARY && row.cell().equals(label))
                .map(Row::shift)
                .findFirst();
    }
}
