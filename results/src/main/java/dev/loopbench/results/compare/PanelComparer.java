package dev.loopbench.results.compare;

import dev.loopbench.results.evidence.PanelEvidence.Status;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.ShiftJudge;
import dev.loopbench.results.evidence.ShiftJudge.Samples;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a panel of one run with that of the other. */
final class PanelComparer {

    private final PanelPair pair;
    private final ShiftJudge judge;
    private final Optional<StoredCell> yardstick;
    private final NormalisedLogs base;
    private final NormalisedLogs candidate;

    /** @param yardsticks the first that both runs share is used; without one the values stay as they are */
    PanelComparer(StoredRun base, StoredRun candidate, PanelPair pair, List<Baseline> yardsticks, ShiftJudge judge) {
        this.pair = pair;
        this.judge = judge;
        Optional<Baseline.Shared> shared = yardsticks.stream()
                .flatMap(one -> one.of(base, candidate, pair).stream())
                .findFirst();
        yardstick = shared.map(Baseline.Shared::base);
        this.base = new NormalisedLogs(base, pair.base(), yardstick);
        this.candidate = new NormalisedLogs(candidate, pair.candidate(), shared.map(Baseline.Shared::candidate));
    }

    PanelComparison compare() {
        Metric primary = Metric.of(Workload.of(pair.base().point().workload()).primaryMetric());
        List<Row> rows = new ArrayList<>(verdicts(primary));
        Status status = status(rows);
        for (Metric metric : Metric.values()) {
            if (metric != primary && metric.isResult()) {
                rows.addAll(exploratory(metric));
            }
        }
        return new PanelComparison(
                pair.base().point(),
                pair.candidate().point().jdk(),
                primary.label(),
                yardstick.map(StoredCell::label).orElse(null),
                status,
                rows,
                missing(pair.base(), pair.candidate()),
                missing(pair.candidate(), pair.base()));
    }

    private Status status(List<Row> rows) {
        if (rows.stream().anyMatch(row -> row.role() == Row.Role.CONTROL && judge.isInvalid(row.shift()))) {
            return Status.INVALID;
        }
        return rows.stream().anyMatch(row -> row.shift().verdict() != null) ? Status.EVIDENCE : Status.NOT_EVIDENCE;
    }

    private List<Row> verdicts(Metric metric) {
        List<StoredCell> cells = pair.common();
        Optional<StoredCell> twin = cells.stream().filter(this::isControl).findFirst();
        Optional<Shift> twins = twin.map(cell -> shift(cell, metric));
        List<StoredCell> judged =
                cells.stream().filter(cell -> !isControl(cell)).toList();
        List<Shift> shifts = judged.stream().map(cell -> shift(cell, metric)).toList();
        if (twins.filter(judge::isInvalid).isEmpty()) {
            shifts = judge.judge(shifts, twins, metric.lowerIsBetter());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            rows.add(row(judged.get(i), metric, Row.Role.PRIMARY, shifts.get(i)));
        }
        twin.ifPresent(cell -> rows.add(row(cell, metric, Row.Role.CONTROL, twins.orElseThrow())));
        return rows;
    }

    private List<Row> exploratory(Metric metric) {
        return pair.common().stream()
                .map(cell -> row(cell, metric, Row.Role.EXPLORATORY, shift(cell, metric)))
                .filter(row -> row.shift().ratio() != null)
                .toList();
    }

    private Shift shift(StoredCell cell, Metric metric) {
        StoredCell other = pair.candidate().like(cell).orElseThrow();
        return judge.shift(new Samples(base.of(cell, metric), candidate.of(other, metric)));
    }

    private Row row(StoredCell cell, Metric metric, Row.Role role, Shift shift) {
        return new Row(cell.label(), metric.label(), role, isNormalised(cell), shift);
    }

    private boolean isNormalised(StoredCell cell) {
        return yardstick.filter(by -> !by.equals(cell)).isPresent();
    }

    private boolean isControl(StoredCell cell) {
        return cell.isTwin() && yardstick.isPresent();
    }

    private static List<String> missing(StoredPanel from, StoredPanel in) {
        return from.cells().stream()
                .filter(cell -> !cell.isFloor())
                .filter(cell -> in.like(cell).isEmpty())
                .map(StoredCell::label)
                .toList();
    }
}
