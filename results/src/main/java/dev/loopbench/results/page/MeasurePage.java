package dev.loopbench.results.page;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.grid.MeasureGrid;
import dev.loopbench.results.measure.MeasureDirectory;
import dev.loopbench.results.measure.MeasureWords;
import dev.loopbench.results.measure.TargetLog;
import dev.loopbench.results.page.MeasureModel.ComparisonView;
import dev.loopbench.results.page.MeasureModel.ErrorView;
import dev.loopbench.results.page.MeasureModel.Head;
import dev.loopbench.results.page.MeasureModel.KneeView;
import dev.loopbench.results.page.MeasureModel.TriedView;
import dev.loopbench.results.plot.BlockPlot;
import dev.loopbench.results.plot.KneePlot;
import dev.loopbench.results.plot.PercentilePlot;
import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.MeasureStart;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.results.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a measurement of users' own services, made from its directory alone. It has no script and loads nothing. */
final class MeasurePage {

    private final RunDirectory directory;
    private final MeasureDocument document;

    private MeasurePage(RunDirectory directory, MeasureDocument document) {
        this.directory = directory;
        this.document = document;
    }

    /** @throws IOException when a document cannot be read or the page cannot be written */
    static Path write(RunDirectory directory) throws IOException {
        MeasurePage page = new MeasurePage(directory, MeasureDirectory.read(directory));
        return RunPage.write(directory, PageTemplate.fill(page.model()));
    }

    private MeasureModel model() throws IOException {
        Map<String, TargetLog> logs = logs();
        List<TargetFigures> targets = document.targets();
        return new MeasureModel(
                head(),
                errors(),
                answers(),
                targets.stream().anyMatch(MeasurePage::hasFigures) ? MeasureGrid.of(targets) : null,
                new TargetViews(document).all(),
                comparisons(),
                blocks(),
                logs.values().stream().allMatch(TargetLog::isEmpty) ? null : PercentilePlot.of(logs),
                knee(document.promise()),
                PageHead.facts(StoredEnvironment.read(directory)));
    }

    private static boolean hasFigures(TargetFigures target) {
        return target.isMeasured() || target.floor() != null;
    }

    private Map<String, TargetLog> logs() throws IOException {
        Map<String, TargetLog> logs = new LinkedHashMap<>();
        for (TargetFigures target : document.targets()) {
            Path file = MeasureDirectory.log(directory, target.name());
            if (Files.exists(file)) {
                logs.put(target.name(), TargetLog.read(file));
            }
        }
        return logs;
    }

    private Head head() {
        MeasureStart started = document.started();
        LoadFigures load = document.load();
        return new Head(
                directory.name(),
                started == null ? "" : PageHead.when(started.at()),
                started == null ? "" : started.machine(),
                started == null ? "" : started.jdk(),
                load == null ? "" : MeasureWords.loop(load),
                load == null ? "" : MeasureWords.warmUp(load),
                started == null ? "" : command(started));
    }

    /** Without whatever may be a secret: arguments were stored without it. */
    private static String command(MeasureStart started) {
        return started.arguments().stream()
                .map(ShellWord::of)
                .collect(Collectors.joining(" ", "java -jar loopbench.jar measure ", ""));
    }

    private List<ErrorView> errors() {
        List<ErrorView> errors = new ArrayList<>();
        document.faulty()
                .forEach(target -> errors.add(new ErrorView(MeasureWords.errors(target), MeasureWords.kinds(target))));
        new MeasureWords(document)
                .faulty()
                .forEach(tried -> errors.add(new ErrorView(MeasureWords.errors(tried), MeasureWords.kinds(tried))));
        return errors;
    }

    private List<String> answers() {
        List<String> answers = new ArrayList<>(document.problems());
        PromiseFigures promise = document.promise();
        if (promise != null) {
            answers.add(MeasureWords.of(promise));
        }
        document.targets().stream()
                .filter(TargetFigures::isMeasured)
                .forEach(target -> answers.add(MeasureWords.headline(target)));
        return answers;
    }

    private List<ComparisonView> comparisons() {
        return document.comparisons().stream()
                .map(found -> new ComparisonView(
                        MeasureWords.of(found), found.verdict().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private @Nullable BlockPlot blocks() {
        List<BlockSeries> series =
                document.blocks().stream().filter(one -> !one.echo()).toList();
        return series.size() < 2 ? null : BlockPlot.of(series, PrimaryMetric.of(document.metric()));
    }

    private static @Nullable KneeView knee(@Nullable PromiseFigures promise) {
        if (promise == null || promise.tried().isEmpty()) {
            return null;
        }
        return new KneeView(
                KneePlot.of(promise),
                promise.tried().stream()
                        .map(tried -> new TriedView(
                                Numbers.scaled(tried.perSecond()),
                                Numbers.scaled(tried.reachedPerSecond()),
                                tried.micros() == null ? "-" : Numbers.plain(tried.micros()),
                                tried.kept(),
                                String.valueOf(tried.errorCount())))
                        .toList());
    }
}
