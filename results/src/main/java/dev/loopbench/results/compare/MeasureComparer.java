package dev.loopbench.results.compare;

import dev.loopbench.results.compare.MeasureComparison.ServiceShift;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.ShiftJudge;
import dev.loopbench.results.evidence.ShiftJudge.Samples;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.TargetFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares two measurements of users' own services by the figures of their blocks, target with target. */
public final class MeasureComparer {

    private final Rules rules;
    private final boolean across;
    private final ShiftJudge judge;

    /** @param across whether differences of target, load, machine and JDK are what is asked about */
    public MeasureComparer(Rules rules, boolean across) {
        this.rules = rules;
        this.across = across;
        judge = new ShiftJudge(rules);
    }

    /** @throws NotComparable saying why in one line */
    public MeasureComparison compare(MeasuredSide base, MeasuredSide candidate) throws NotComparable {
        requireTurns("BASE", base);
        requireTurns("NEW", candidate);
        MeasureDifferences differences = new MeasureDifferences(base, candidate);
        List<Difference> confounding = differences.confounding();
        if (!across && !confounding.isEmpty()) {
            throw new NotComparable(confounding.stream().map(Difference::line).collect(Collectors.joining("; "))
                    + "; --across if that is the question");
        }
        PrimaryMetric metric = PrimaryMetric.of(base.document().metric());
        List<ServiceShift> echoes = shifts(base, candidate, metric, true);
        List<ServiceShift> targets = judged(shifts(base, candidate, metric, false), echoes, metric);
        List<Difference> all = new ArrayList<>(confounding);
        all.addAll(differences.remarkable());
        return new MeasureComparison(
                MeasureComparison.SCHEMA,
                base.name(),
                candidate.name(),
                metric.label(),
                rules.band(),
                all,
                MeasureComparison.outcome(targets),
                targets,
                echoes,
                others(base, candidate, metric));
    }

    private static void requireTurns(String which, MeasuredSide side) throws NotComparable {
        if (side.document().blocks().isEmpty()) {
            throw new NotComparable(which + " holds no blocks, as a search of --find-knee does not");
        }
    }

    private List<ServiceShift> others(MeasuredSide base, MeasuredSide candidate, PrimaryMetric primary) {
        List<ServiceShift> others = new ArrayList<>();
        for (PrimaryMetric metric : PrimaryMetric.values()) {
            if (metric != primary) {
                others.addAll(shifts(base, candidate, metric, false));
            }
        }
        return others;
    }

    /** Of the targets that both have, by their letters; without verdicts. */
    private List<ServiceShift> shifts(MeasuredSide base, MeasuredSide candidate, PrimaryMetric metric, boolean echo) {
        List<ServiceShift> shifts = new ArrayList<>();
        for (TargetFigures target : base.document().targets()) {
            Optional<BlockSeries> from = base.series(target.name(), echo);
            Optional<BlockSeries> to = candidate.series(target.name(), echo);
            if (from.isPresent() && to.isPresent()) {
                Shift shift = judge.shift(
                        new Samples(from.get().logs(metric), to.get().logs(metric)));
                shifts.add(new ServiceShift(target.name(), target.target(), metric.label(), shift));
            }
        }
        return shifts;
    }

    /**
     * The echo is the suite's own and did not change, so its movement is the machine's. It may pass for a change of a target, and it may
     * hide one: targets are not equivalent then, either.
     */
    private List<ServiceShift> judged(List<ServiceShift> targets, List<ServiceShift> echoes, PrimaryMetric metric) {
        Optional<Shift> moved =
                echoes.stream().map(ServiceShift::shift).max(Comparator.comparingDouble(MeasureComparer::size));
        List<Shift> judged =
                judge.judge(targets.stream().map(ServiceShift::shift).toList(), moved, metric.lowerIsBetter());
        List<ServiceShift> verdicts = new ArrayList<>();
        boolean isSteady = moved.map(MeasureComparer::size).orElse(0.0) <= Math.log1p(rules.band());
        for (int i = 0; i < judged.size(); i++) {
            ServiceShift target = targets.get(i);
            Shift shift = judged.get(i);
            boolean isHidden = !isSteady && shift.verdict() == Verdict.EQUIVALENT;
            verdicts.add(new ServiceShift(
                    target.name(),
                    target.target(),
                    target.metric(),
                    isHidden ? shift.withVerdict(Verdict.UNDECIDED) : shift));
        }
        return verdicts;
    }

    private static double size(Shift shift) {
        Double ratio = shift.ratio();
        return ratio == null ? 0 : Math.abs(Math.log(ratio));
    }
}
