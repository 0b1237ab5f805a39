package dev.loopbench.results.page;

import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The page of a run, of budgets, of curves or of a measurement of users' own services, made from its directory alone. It loads nothing from anywhere. */
public final class RunPage {

    private RunPage() {}

    /**
     * Writes {@code report/index.html} into the run's directory, whole or not at all.
     *
     * @return where it is
     * @throws IOException when a document cannot be read or the page cannot be written, saying why in one line
     */
    public static Path write(RunDirectory directory) throws IOException {
        if (Files.exists(directory.budgetJson())) {
            return StudyPage.write(
                    directory, Documents.read(directory.budgetJson(), BudgetDocument.SCHEMA, BudgetDocument.class));
        }
        if (Files.exists(directory.curveJson())) {
            return StudyPage.write(
                    directory, Documents.read(directory.curveJson(), CurveDocument.SCHEMA, CurveDocument.class));
        }
        if (Files.exists(directory.measureJson())) {
            return MeasurePage.write(directory);
        }
        return write(directory, of(directory));
    }

    /** A page in the place of a run's. */
    static Path write(RunDirectory directory, String html) throws IOException {
        Path page = directory.page();
        Files.createDirectories(directory.path().resolve("report"));
        Path part = page.resolveSibling("index.html.part");
        Files.writeString(part, html);
        return Files.move(part, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The page as HTML. */
    static String of(RunDirectory directory) throws IOException {
        RecordedRun history = RecordedRun.read(directory);
        Summary summary = Summary.read(directory);
        RoundPoints rounds = new RoundPoints(history);
        List<PanelPage> panels = new ArrayList<>();
        for (int i = 0; i < summary.panels().size(); i++) {
            panels.add(new PanelPage(
                    summary, summary.panels().get(i), history, history.panels().get(i), rounds));
        }
        PageModel model = new PageHead(summary, history, StoredEnvironment.read(directory), StartedRun.read(directory))
                .model(panels.stream().map(PanelPage::view).toList());
        return PageTemplate.fill(
                model, EmbeddedJson.of(panels.stream().map(PanelPage::charts).toList()));
    }
}
