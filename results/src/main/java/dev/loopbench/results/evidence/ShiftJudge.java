package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.Interval;
import dev.loopbench.results.statistics.LocationShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds one run against another: not paired, since their blocks have nothing to do with each other; located by Hodges
 * and Lehmann, tested by Wilcoxon's rank sum, adjusted by Holm.
 */
public final class ShiftJudge {

    private final Rules rules;

    public ShiftJudge(Rules rules) {
        this.rules = rules;
    }

    /** One comparison by itself, without a verdict; with an interval where either run is evidence. */
    public Shift shift(Samples samples) {
        int base = samples.base().size();
        int candidate = samples.candidate().size();
        if (samples.isEmpty()) {
            return new Shift(base, candidate, null, null, null, null, null);
        }
        LocationShift where = new LocationShift(samples.base(), samples.candidate());
        double ratio = Math.exp(where.location());
        if (!givesInterval(base) || !givesInterval(candidate)) {
            return new Shift(base, candidate, ratio, null, null, null, null);
        }
        Interval interval = where.interval(confidence()).orElseThrow();
        return new Shift(base, candidate, ratio, Math.exp(interval.low()), Math.exp(interval.high()), where.p(), null);
    }

    /** Fewer would do here, but in no other place is so little called evidence. */
    private boolean givesInterval(int blocks) {
        return HodgesLehmann.givesInterval(blocks, confidence());
    }

    private double confidence() {
        return 1 - rules.level();
    }

    /** Whether twins moved against each other. They are one cell, so then its forks are not alike, and none is a yardstick. */
    public boolean isInvalid(Shift twins) {
        Double p = twins.p();
        return p != null && p < rules.twinsLevel();
    }

    /**
     * Judges all comparisons of a panel together; those without evidence stay as they are.
     *
     * @param family what {@link #shift} said of each
     * @param twins what it said of twin ÷ sibling: no smaller effect is believed
     * @param lowerIsBetter whether less is faster, as with times, or more, as with rates
     */
    public List<Shift> judge(List<Shift> family, Optional<Shift> twins, boolean lowerIsBetter) {
        List<Double> p = Holm.adjusted(family.stream()
                .filter(Shift::hasEvidence)
                .map(shift -> Objects.requireNonNull(shift.p()))
                .toList());
        double least = Math.max(rules.logBand(), twins.map(Shift::size).orElse(0.0));
        List<Shift> judged = new ArrayList<>();
        int next = 0;
        for (Shift shift : family) {
            if (shift.hasEvidence()) {
                double adjusted = p.get(next++);
                judged.add(shift.with(adjusted, verdict(shift, adjusted, least, lowerIsBetter)));
            } else {
                judged.add(shift);
            }
        }
        return judged;
    }

    private Verdict verdict(Shift shift, double p, double least, boolean lowerIsBetter) {
        if (new Interval(log(shift.low()), log(shift.high())).isInside(rules.logBand())) {
            return Verdict.EQUIVALENT;
        }
        if (p <= rules.level() && shift.size() > least) {
            return log(shift.ratio()) < 0 == lowerIsBetter ? Verdict.FASTER : Verdict.SLOWER;
        }
        return Verdict.UNDECIDED;
    }

    private static double log(@Nullable Double value) {
        return Math.log(Objects.requireNonNull(value));
    }

    /**
     * One metric of one cell in two runs, as natural logarithms, one value of each complete block.
     *
     * @param base of the run that is held against
     * @param candidate of the run that is judged
     */
    public record Samples(List<Double> base, List<Double> candidate) {

        public Samples {
            base = List.copyOf(base);
            candidate = List.copyOf(candidate);
        }

        boolean isEmpty() {
            return base.isEmpty() || candidate.isEmpty();
        }
    }
}
