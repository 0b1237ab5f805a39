package dev.loopbench.results.store;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.FigureReader;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.PanelBlocks;
import dev.loopbench.results.analysis.PanelJudge;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.ReferenceFile;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.store.FinishedRun.EnvironmentDocument;
import dev.loopbench.results.store.FinishedRun.RunFacts;
import dev.loopbench.results.store.Summary.CellSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Turns the forks of a run into its documents. Slices are judged anew on each call, by the probe pairs of all forks that
 * it is given, since no fork can tell by itself whether it was disturbed. Used by one thread.
 */
public final class RunStore {

    private final RunDirectory directory;
    private final ReferenceFile references;
    private final IntFunction<Rules> rules;
    private final FigureReader reader;
    private final Map<ProbeKey, Double> stored;
    private final List<String> troubles = new ArrayList<>();

    /**
     * @param references of earlier runs; when they cannot be read, the summary's notes say so
     * @param rules for comparisons
     */
    public RunStore(RunDirectory directory, ReferenceFile references, IntFunction<Rules> rules) {
        this.directory = directory;
        this.references = references;
        this.rules = rules;
        reader = new FigureReader(directory);
        stored = load();
    }

    private Map<ProbeKey, Double> load() {
        try {
            return references.load();
        } catch (IOException e) {
            troubles.add("cannot read " + references.path() + " (" + firstLine(e)
                    + "): earlier runs could not be asked for the CPU probe's usual time");
            return Map.of();
        }
    }

    /** Reads what new forks left, so that {@link #write} has little to do. */
    public void take(Plan plan, List<ForkEntry> forks) {
        Analysis.of(reader, plan, forks, stored);
    }

    /** The evidence of a panel by now. */
    public PanelEvidence evidence(Plan plan, Panel panel, List<ForkEntry> forks) {
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        PanelBlocks blocks = PanelBlocks.of(panel, analysis.forks(), analysis.judgement());
        return new PanelJudge(analysis.figures(), rules).judge(blocks);
    }

    /** How many blocks of a panel count by now. */
    public int counted(Plan plan, Panel panel, List<ForkEntry> forks) {
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        return PanelBlocks.of(panel, analysis.forks(), analysis.judgement())
                .counted()
                .size();
    }

    /** The figures of each good fork; a fork with too little quiet, a failure or a flag is not there. */
    public Map<ForkEntry, Map<Metric, Double>> figures(Plan plan, List<ForkEntry> forks) {
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        Map<ForkEntry, Map<Metric, Double>> figures = new LinkedHashMap<>();
        for (ForkEntry fork : analysis.forks()) {
            if (analysis.judgement().defect(fork).isEmpty()) {
                figures.put(fork, analysis.figures().of(fork));
            }
        }
        return figures;
    }

    /**
     * Every fork, quiet or not, as the gates found it, and what it says; one that failed says nothing, unless by a late
     * generator, whose response times are longer than the truth and never shorter.
     */
    public Map<ForkEntry, Map<Metric, Double>> allFigures(Plan plan, List<ForkEntry> forks) {
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        Map<ForkEntry, Map<Metric, Double>> figures = new LinkedHashMap<>();
        analysis.forks().forEach(fork -> figures.put(fork, figures(analysis, fork)));
        return figures;
    }

    private Map<Metric, Double> figures(Analysis analysis, ForkEntry fork) {
        Failure failure = fork.record().failure();
        if (failure == null || failure.kind() != FailureKind.LATE_GENERATOR) {
            return analysis.figures().of(fork);
        }
        try {
            return reader.figures(fork, analysis.judgement().slices(fork)).values();
        } catch (IOException e) {
            throw new UncheckedIOException("histograms that were read once", e);
        }
    }

    /**
     * Keeps the references of these forks for later runs.
     *
     * @return what did not work, one line each
     */
    public List<String> keepReferences(Plan plan, List<ForkEntry> forks) {
        List<String> notes = new ArrayList<>(troubles);
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        notes.addAll(ReferenceNotes.of(analysis.judgement().references(), references.path()));
        keepReferences(analysis, notes);
        return notes;
    }

    /**
     * Summarizes a run, a partial one too; keeps its references for later runs.
     *
     * @return its documents, yet to be written
     */
    public FinishedRun finish(Plan plan, List<ForkEntry> forks, RunFacts facts) {
        Analysis analysis = Analysis.of(reader, plan, forks, stored);
        List<String> notes = new ArrayList<>(facts.notes());
        notes.addAll(troubles);
        notes.addAll(ReferenceNotes.of(analysis.judgement().references(), references.path()));
        notes.addAll(WarmupNotes.of(plan, analysis));
        keepReferences(analysis, notes);
        Summary summary = summary(plan, analysis, facts, notes);
        List<ForkRecord> records = forks.stream().map(ForkEntry::record).toList();
        return new FinishedRun(
                directory,
                summary,
                JmhDocument.of(plan, analysis),
                new EnvironmentDocument(
                        Environment.read(records),
                        analysis.judgement().references().all(),
                        facts.machine()),
                RunDocument.of(directory, plan, facts, analysis, notes));
    }

    /**
     * Writes all documents of a run as well.
     *
     * @throws IOException when a document cannot be written
     */
    public Summary write(Plan plan, List<ForkEntry> forks, RunFacts facts) throws IOException {
        FinishedRun finished = finish(plan, forks, facts);
        finished.write();
        return finished.summary();
    }

    /** @param notes are added to */
    private Summary summary(Plan plan, Analysis analysis, RunFacts facts, List<String> notes) {
        Summarizer summarizer = new Summarizer(plan, analysis, rules);
        List<CellSummary> cells = analysis.panels().stream()
                .flatMap(panel -> summarizer.cells(panel).stream())
                .toList();
        notes.addAll(FloorNotes.of(cells));
        return new Summary(
                Summary.SCHEMA,
                directory.name(),
                facts.complete(),
                analysis.panels().stream().map(summarizer::panel).toList(),
                cells,
                notes);
    }

    private void keepReferences(Analysis analysis, List<String> notes) {
        try {
            references.keep(analysis.judgement().references().all());
        } catch (IOException e) {
            notes.add("cannot write " + references.path() + " (" + firstLine(e)
                    + "): later runs will not know the CPU probe's usual time");
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
