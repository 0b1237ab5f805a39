package dev.loopbench.results.evidence;

import dev.loopbench.results.evidence.PanelEvidence.AaControl;
import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cells of a panel, all with all: paired by block, located by Hodges and Lehmann, tested jointly. So
 * whichever cell turns out best, holding the others against it costs no error that was not paid for.
 */
public final class Judge {

    private static final int UNREACHABLE = 1000;

    private final Rules rules;

    public Judge(Rules rules) {
        this.rules = rules;
    }

    /**
     * Judges a panel.
     *
     * @param table its cells, without the twin
     * @param twinned the logarithms of twin ÷ sibling by block, not a number where either dropped out; empty without twins
     */
    public PanelEvidence judge(BlockTable table, Optional<double[]> twinned) {
        int blocks = table.blocks();
        if (!HodgesLehmann.givesInterval(blocks, confidence())) {
            return PanelEvidence.without(PanelEvidence.Status.NOT_EVIDENCE, blocks, null);
        }
        AaControl twins = twinned.map(BlockTable::present)
                .filter(this::isEnough)
                .map(this::twins)
                .orElse(null);
        if (twins != null && twins.differ(rules.twinsLevel())) {
            return PanelEvidence.without(PanelEvidence.Status.INVALID, blocks, twins);
        }
        List<Comparison> comparisons = comparisons(table, twins == null ? 0 : Math.abs(Math.log(twins.ratio())));
        return new PanelEvidence(
                PanelEvidence.Status.EVIDENCE, blocks, twins, comparisons, jointBest(table, comparisons));
    }

    /** Cells that dropped out of a block may have too few others left to be compared with each other. */
    private boolean isEnough(double[] differences) {
        return HodgesLehmann.givesInterval(differences.length, confidence());
    }

    private double confidence() {
        return 1 - rules.level();
    }

    /** Student's t, because with six blocks no sign flip can reach the twins' level. */
    private AaControl twins(double[] differences) {
        HodgesLehmann where = new HodgesLehmann(differences);
        Interval interval = where.interval(confidence()).orElseThrow();
        return new AaControl(
                Math.exp(where.location()), Math.exp(interval.low()), Math.exp(interval.high()), studentP(differences));
    }

    private static double studentP(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        if (squares == 0) {
            return mean == 0 ? 1 : 0;
        }
        double t = Math.abs(mean) / Math.sqrt(squares / (n - 1) / n);
        return 2 * TDistribution.of(n - 1).survivalProbability(t);
    }

    private List<Comparison> comparisons(BlockTable table, double twinned) {
        List<Pair> pairs = pairs(table.cells().size()).stream()
                .filter(pair -> isEnough(BlockTable.present(table.differences(pair.cell(), pair.reference()))))
                .toList();
        if (pairs.isEmpty()) {
            return List.of();
        }
        double[][] differences = pairs.stream()
                .map(pair -> table.differences(pair.cell(), pair.reference()))
                .toArray(double[][]::new);
        double[] p = JointSignFlip.adjustedP(differences);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            comparisons.add(comparison(table, pairs.get(i), differences[i], p[i], twinned));
        }
        return comparisons;
    }

    private record Pair(int cell, int reference) {}

    private static List<Pair> pairs(int cells) {
        List<Pair> pairs = new ArrayList<>();
        for (int cell = 1; cell < cells; cell++) {
            for (int reference = 0; reference < cell; reference++) {
                pairs.add(new Pair(cell, reference));
            }
        }
        return pairs;
    }

    private Comparison comparison(BlockTable table, Pair pair, double[] byBlock, double p, double twinned) {
        double[] differences = BlockTable.present(byBlock);
        HodgesLehmann where = new HodgesLehmann(differences);
        double effect = where.location();
        Interval interval = where.interval(confidence()).orElseThrow();
        Verdict verdict = verdict(effect, interval, p, twinned, table.lowerIsBetter());
        return new Comparison(
                table.cells().get(pair.cell()),
                table.cells().get(pair.reference()),
                Math.exp(effect),
                Math.exp(interval.low()),
                Math.exp(interval.high()),
                p,
                verdict,
                verdict == Verdict.UNDECIDED
                        ? moreBlocks(effect, interval.halfWidth(), twinned, differences.length)
                        : null);
    }

    private Verdict verdict(double effect, Interval interval, double p, double twinned, boolean lowerIsBetter) {
        if (interval.isInside(rules.logBand())) {
            return Verdict.EQUIVALENT;
        }
        if (p <= rules.level() && Math.abs(effect) > Math.max(rules.logBand(), twinned)) {
            return effect < 0 == lowerIsBetter ? Verdict.FASTER : Verdict.SLOWER;
        }
        return Verdict.UNDECIDED;
    }

    /**
     * Widths shrink with the root of the number of blocks. Beyond the band the interval must come to exclude 0, and what
     * the twins differ by fall below the effect; inside it the interval must come to fit in.
     */
    private @Nullable Integer moreBlocks(double effect, double halfWidth, double twinned, int blocks) {
        double size = Math.abs(effect);
        double band = rules.logBand();
        double shrink = size > band ? Math.max(halfWidth, twinned) / size : halfWidth / (band - size);
        double needed = Math.ceil(blocks * shrink * shrink);
        return needed > UNREACHABLE ? null : Math.max(1, (int) needed - blocks);
    }

    private static List<String> jointBest(BlockTable table, List<Comparison> comparisons) {
        return IntStream.range(0, table.cells().size())
                .boxed()
                .filter(table::hasValues)
                .sorted(Comparator.comparingDouble(table::location))
                .map(table.cells()::get)
                .filter(cell -> isCompared(comparisons, cell))
                .filter(cell -> comparisons.stream().noneMatch(comparison -> beats(comparison, cell)))
                .toList();
    }

    private static boolean isCompared(List<Comparison> comparisons, String cell) {
        return comparisons.stream()
                .anyMatch(comparison ->
                        comparison.cell().equals(cell) || comparison.reference().equals(cell));
    }

    private static boolean beats(Comparison comparison, String cell) {
        return (comparison.cell().equals(cell) && comparison.verdict() == Verdict.SLOWER)
                || (comparison.reference().equals(cell) && comparison.verdict() == Verdict.FASTER);
    }
}
