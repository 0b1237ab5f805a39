package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.BlockValues;
import dev.loopbench.results.analysis.PanelBlocks;
import dev.loopbench.results.analysis.PanelBlocks.BadFork;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.quiet.Reference;
import dev.loopbench.results.quiet.References.UsualWakeUp;
import dev.loopbench.results.store.FinishedRun.RunFacts;
import dev.loopbench.results.store.RecordedRun.RecordedBlock;
import dev.loopbench.results.store.RecordedRun.RecordedPanel;
import dev.loopbench.results.store.StoredRun.StoredCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that was run: the document {@code run.json}.
 *
 * @param schema of the document
 * @param head its name and times
 * @param plan its plan, as far as all panels have it in common
 * @param jdks versions of the forks' JDKs
 * @param references what the probe pairs were held against
 * @param wakeUps what wake-ups were held against, which then count instead
 * @param panels of the plan, and what became of their blocks
 * @param forks in the order in which they were run
 * @param notes what a reader should know
 */
record RunDocument(
        String schema,
        @JsonUnwrapped Head head,
        @JsonUnwrapped PlanDocument plan,
        Collection<String> jdks,
        Collection<Reference> references,
        List<UsualWakeUp> wakeUps,
        List<PanelDocument> panels,
        List<ForkDocument> forks,
        List<String> notes) {

    static final String SCHEMA = "loopbench-run/3";

    /**
     * @param run its name
     * @param status {@code complete}, or {@code partial} when it was interrupted
     * @param start ISO 8601, UTC
     * @param end likewise
     */
    record Head(String run, String status, String start, String end) {}

    /**
     * @param profile name of the plan
     * @param seed that shuffled the blocks
     * @param warmupMillis slices that begin earlier are not steady
     * @param measureMillis how long slices counted
     * @param budgetMillis when no more blocks were to be appended
     */
    record PlanDocument(String profile, long seed, long warmupMillis, long measureMillis, long budgetMillis) {}

    /** @param blocksPlanned how many; those with higher numbers were appended */
    record PanelDocument(
            @JsonUnwrapped PanelKey point,
            int blocksPlanned,
            List<CellDocument> cells,
            List<SkippedDocument> skipped,
            List<BlockDocument> blocks) {

        private RecordedPanel recorded() {
            return new RecordedPanel(
                    point,
                    cells.stream()
                            .map(cell -> new StoredCell(cell.id(), cell.transport(), cell.client(), cell.variant()))
                            .toList(),
                    blocks.stream()
                            .map(block -> new RecordedBlock(block.number(), block.complete()))
                            .toList());
        }
    }

    /** @param id as in the names of its forks */
    record CellDocument(String id, String transport, String client, String variant) {}

    record SkippedDocument(@JsonUnwrapped CellDocument cell, String reason) {}

    /**
     * @param appended whether it was run to make up for another
     * @param complete whether it counts: the machine as a whole was not disturbed
     * @param missing what was lost of it
     * @param dropped ids of the cells that have no good fork in it, which does not keep the others from being compared
     */
    record BlockDocument(int number, boolean appended, boolean complete, List<String> missing, List<String> dropped) {}

    static RunDocument of(RunDirectory directory, Plan plan, RunFacts facts, Analysis analysis, List<String> notes) {
        return new RunDocument(
                SCHEMA,
                new Head(
                        directory.name(),
                        facts.complete() ? "complete" : "partial",
                        facts.start().toString(),
                        facts.end().toString()),
                new PlanDocument(
                        plan.profile(),
                        plan.seed(),
                        plan.warmup().toMillis(),
                        plan.measure().toMillis(),
                        plan.budget().toMillis()),
                plan.panels().stream()
                        .map(panel -> panel.conditions().jdk())
                        .collect(Collectors.toCollection(TreeSet::new)),
                analysis.judgement().references().all(),
                analysis.judgement().references().wakeUps(),
                analysis.panels().stream().map(RunDocument::panel).toList(),
                forks(analysis),
                notes);
    }

    /** What is drawn of it, with every slice. */
    RecordedRun recorded() {
        return new RecordedRun(
                head.run(),
                head.status(),
                head.start(),
                head.end(),
                plan.profile(),
                plan.seed(),
                null,
                panels.stream().map(PanelDocument::recorded).toList(),
                forks.stream().map(ForkDocument::recorded).toList());
    }

    private static List<ForkDocument> forks(Analysis analysis) {
        Map<String, Double> inTurns = new HashMap<>();
        for (PanelBlocks panel : analysis.panels()) {
            BlockValues values = new BlockValues(analysis.figures(), panel);
            panel.blocks().stream()
                    .flatMap(block -> block.forks().stream())
                    .forEach(fork -> values.inTurns(fork.cell(), fork.block())
                            .ifPresent(value -> inTurns.put(fork.name(), value)));
        }
        return analysis.forks().stream()
                .map(fork -> ForkDocument.of(fork, analysis, inTurns.get(fork.name())))
                .toList();
    }

    private static PanelDocument panel(PanelBlocks blocks) {
        return new PanelDocument(
                PanelKey.of(blocks.panel().conditions()),
                blocks.panel().blocks(),
                blocks.panel().cells().stream().map(RunDocument::cell).toList(),
                blocks.panel().skipped().stream()
                        .map(skipped -> new SkippedDocument(cell(skipped.cell()), skipped.reason()))
                        .toList(),
                blocks.blocks().stream()
                        .map(block -> new BlockDocument(
                                block.number(),
                                block.number() > blocks.panel().blocks(),
                                !block.isLost(),
                                missing(block.bad()),
                                block.bad().stream()
                                        .map(fork -> fork.cell().slug())
                                        .toList()))
                        .toList());
    }

    private static List<String> missing(List<BadFork> bad) {
        List<String> lines = new ArrayList<>();
        bad.forEach(fork -> lines.add(fork.cell().label() + ": " + fork.cause()));
        return lines;
    }

    private static CellDocument cell(Cell cell) {
        return new CellDocument(cell.slug(), cell.transport(), cell.client(), cell.variant());
    }
}
