package dev.loopbench.results.store;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.Figures;
import dev.loopbench.results.analysis.FloorGauge;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.Judgement;
import dev.loopbench.results.analysis.PanelBlocks;
import dev.loopbench.results.analysis.PanelBlocks.BadFork;
import dev.loopbench.results.analysis.PanelJudge;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.figures.SystemTimes;
import dev.loopbench.results.gates.Gate.Flag;
import dev.loopbench.results.gates.PlanGate;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.store.Summary.WithFlagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From blocks and figures to what {@code summary.json} says. */
final class Summarizer {

    private final Plan plan;
    private final Analysis analysis;
    private final Judgement judgement;
    private final Figures figures;
    private final IntFunction<Rules> rules;
    private final PanelJudge judge;

    Summarizer(Plan plan, Analysis analysis, IntFunction<Rules> rules) {
        this.plan = plan;
        this.analysis = analysis;
        this.rules = rules;
        judgement = analysis.judgement();
        figures = analysis.figures();
        judge = new PanelJudge(figures, rules);
    }

    PanelSummary panel(PanelBlocks blocks) {
        Panel panel = blocks.panel();
        return new PanelSummary(
                PanelKey.of(panel.conditions()),
                panel.conditions().workload().primaryMetric(),
                panel.blocks(),
                blocks.counted().size(),
                blocks.counted().isEmpty()
                        ? blocks.blocks().size()
                        : blocks.counted().size(),
                blocks.blocks().stream()
                        .filter(block -> !block.bad().isEmpty())
                        .map(block -> "block " + block.number() + (block.number() > panel.blocks() ? " (appended)" : "")
                                + (block.isLost() ? ", as a whole: " : ": ")
                                + causes(block.bad()))
                        .toList(),
                judge.judge(blocks));
    }

    private static String causes(List<BadFork> bad) {
        return bad.stream()
                .map(fork -> fork.cell().label() + " " + fork.cause())
                .collect(Collectors.joining("; "));
    }

    /** The cells of a panel: those planned, then those skipped. */
    List<CellSummary> cells(PanelBlocks blocks) {
        List<CellSummary> cells = new ArrayList<>();
        FloorGauge floors = new FloorGauge(
                plan,
                blocks,
                analysis.panels(),
                figures,
                rules.apply(blocks.counted().size()));
        blocks.panel().cells().forEach(cell -> cells.add(cell(cell, blocks, floors)));
        blocks.panel()
                .skipped()
                .forEach(skipped ->
                        cells.add(unmeasured(skipped.cell(), CellStatus.SKIPPED, skipped.reason(), List.of())));
        return cells;
    }

    private CellSummary cell(Cell cell, PanelBlocks blocks, FloorGauge floors) {
        List<ForkEntry> all = blocks.all(cell);
        List<ForkEntry> failed =
                all.stream().filter(fork -> fork.failure() != null).toList();
        if (all.isEmpty()) {
            return unmeasured(cell, CellStatus.SKIPPED, "the run ended before its first fork", List.of());
        }
        if (blocks.isVoid(cell)) {
            return unmeasured(cell, CellStatus.INVALID, failures(failed, all), failed);
        }
        List<ForkEntry> analysed = blocks.analysed(cell);
        if (analysed.isEmpty()) {
            return unmeasured(cell, statusOf(failed), failures(failed, all), failed);
        }
        Map<String, Estimate> metrics = figures.estimates(analysed);
        boolean steady = !metrics.isEmpty();
        String reason = failed.isEmpty() ? null : failures(failed, all);
        if (!steady) {
            reason = "no turn was measured";
        } else if (reason == null && !metrics.containsKey(cell.workload().primaryMetric())) {
            reason = "no lap was quiet";
        }
        return new CellSummary(
                cell.transport(),
                cell.client(),
                PanelKey.of(cell.conditions()),
                cell.variant(),
                new Summary.Outcome(
                        steady ? CellStatus.MEASURED : CellStatus.INVALID,
                        reason,
                        analysed.size(),
                        failed.size(),
                        broken(failed),
                        disturbed(analysed)),
                metrics,
                withFlagged(cell, all, analysed),
                steady ? floors.of(cell) : null,
                new Summary.Details(
                        systemTimes(analysed).orElse(null),
                        figures.ranOn(analysed).orElse(null),
                        figures.distribution(analysed).orElse(null)));
    }

    /** The status of a cell none of whose forks has figures. */
    private static CellStatus statusOf(List<ForkEntry> failed) {
        Set<FailureKind> kinds = failed.stream()
                .flatMap(fork -> Stream.ofNullable(fork.record().failure()))
                .map(Failure::kind)
                .collect(Collectors.toSet());
        if (kinds.contains(FailureKind.BROKEN)) {
            return CellStatus.FAILED;
        }
        return kinds.contains(FailureKind.OVERLOADED) ? CellStatus.OVERLOADED : CellStatus.INVALID;
    }

    private static int broken(List<ForkEntry> failed) {
        return (int) failed.stream()
                .flatMap(fork -> Stream.ofNullable(fork.record().failure()))
                .filter(failure -> !failure.kind().missesPlan())
                .count();
    }

    private @Nullable Integer disturbed(List<ForkEntry> forks) {
        int disturbed = (int) forks.stream()
                .filter(fork -> PlanGate.isDisturbed(figures.of(fork)))
                .count();
        return disturbed == 0 ? null : disturbed;
    }

    private Optional<SystemTimes> systemTimes(List<ForkEntry> forks) {
        return SystemTimes.of(
                forks.stream().flatMap(fork -> judgement.slices(fork).stream()).toList());
    }

    /** The same analysis with the flagged forks in addition to those that were analysed; null without any. */
    private @Nullable WithFlagged withFlagged(Cell cell, List<ForkEntry> all, List<ForkEntry> analysed) {
        List<ForkEntry> flagged = all.stream()
                .filter(fork -> fork.failure() == null && !judgement.flags(fork).isEmpty())
                .toList();
        if (flagged.isEmpty()) {
            return null;
        }
        List<ForkEntry> together = all.stream()
                .filter(fork -> analysed.contains(fork) || flagged.contains(fork))
                .toList();
        Map<String, Estimate> estimates = figures.estimates(together);
        estimates.keySet().retainAll(Set.of(cell.workload().primaryMetric()));
        return new WithFlagged(flagged.stream().map(this::causes).toList(), together.size(), estimates);
    }

    private String causes(ForkEntry fork) {
        return "block " + fork.block() + ": "
                + judgement.flags(fork).stream().map(Flag::cause).collect(Collectors.joining(", "));
    }

    /** The failure that counts for most is told. */
    private static String failures(List<ForkEntry> failed, List<ForkEntry> all) {
        return (all.size() == 1 ? "its only fork failed: " : failed.size() + " of " + all.size() + " forks failed: ")
                + failed.stream()
                        .filter(fork -> fork.record().voidsCell())
                        .findFirst()
                        .orElse(failed.get(0))
                        .failure();
    }

    private static CellSummary unmeasured(Cell cell, CellStatus status, String reason, List<ForkEntry> failed) {
        return new CellSummary(
                cell.transport(),
                cell.client(),
                PanelKey.of(cell.conditions()),
                cell.variant(),
                new Summary.Outcome(status, reason, 0, failed.size(), broken(failed), null),
                Map.of(),
                null,
                null,
                Summary.Details.NONE);
    }
}
