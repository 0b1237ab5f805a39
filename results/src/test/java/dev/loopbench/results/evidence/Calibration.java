package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How often is the judge wrong, and how often does it see what is there? Simulated runs with a known truth, from laps
 * through {@link BlockEstimator} to verdicts, printed as Markdown. The first tables compare estimators of a block, the
 * last ones show the one that is used.
 *
 * <p>Run with, from the root of the project:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Dloopbench.skip
 * java -cp results/target/loopbench.jar:results/target/test-classes dev.loopbench.results.evidence.Calibration
 * }</pre>
 */
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        description = "Judges simulated runs with a known truth.")
public final class Calibration implements Callable<Integer> {

    static final Rules RULES = Rules.ofBand(Rules.BAND);
    static final Rules HALF = Rules.ofBand(0.005);
    static final Rules QUARTER = Rules.ofBand(0.0025);

    private static final List<Rules> BANDS = List.of(RULES, HALF, QUARTER);
    private static final List<Double> EFFECTS = List.of(1.005, 1.01, 1.02);
    private static final Set<Scenario> LOOKED_AT = Set.of(Scenario.MIXED, Scenario.BUILDS, Scenario.OUTLIERS);
    private static final int MOST_LOOKS = 8;
    private static final int COMPARED_BLOCKS = 10;

    @Option(names = "--seeds", description = "simulated runs of each scenario; default: ${DEFAULT-VALUE}")
    private int seeds = 2000;

    @Option(names = "--rounds", description = "rounds of a block; default: ${DEFAULT-VALUE}")
    private int rounds = 100;

    @Option(names = "--scenario", description = "only scenarios whose name contains this; default: all")
    private String filter = "";

    private Calibration() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Calibration()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Scenario> scenarios = Scenario.ALL.stream()
                .filter(scenario -> scenario.name().contains(filter))
                .toList();
        estimators(scenarios);
        chosen(scenarios);
        return CommandLine.ExitCode.OK;
    }

    private void estimators(List<Scenario> scenarios) {
        List<BlockEstimator> all = List.of(BlockEstimator.values());
        System.out.printf(
                "Estimators, %d runs of %d blocks of %d rounds: standard deviation between blocks (robust); coverage;"
                        + " half-width; false verdicts and 1 %% found at a band of 0.5 %%%n%n",
                seeds, COMPARED_BLOCKS, rounds);
        row(Stream.concat(Stream.of("scenario"), all.stream().map(BlockEstimator::label)));
        row(Stream.concat(Stream.of("---"), all.stream().map(estimator -> "---")));
        for (Scenario scenario : scenarios) {
            List<List<EstimatedBlocks>> runs = runs(scenario, COMPARED_BLOCKS, all);
            row(Stream.concat(
                    Stream.of(scenario.name()),
                    IntStream.range(0, all.size())
                            .mapToObj(i -> compared(
                                    runs.stream().map(run -> run.get(i)).toList()))));
        }
        System.out.println();
    }

    private static String compared(List<EstimatedBlocks> runs) {
        Plan plan = fixed(COMPARED_BLOCKS);
        List<Judged> equals = judged(runs, plan, HALF, 1);
        double deviation = 1.4826
                * median(runs.stream()
                        .flatMapToDouble(run -> Arrays.stream(run.differences(COMPARED_BLOCKS)))
                        .map(Math::abs)
                        .toArray());
        return String.format(
                Locale.ROOT,
                "%.2f; %.1f; %.2f; %.1f; %.0f",
                100 * deviation,
                coverage(equals, Judged::interval),
                halfWidth(equals, Judged::interval),
                percent(equals, Judged::anyDifference),
                found(runs, plan, HALF, 1.01));
    }

    private void chosen(List<Scenario> scenarios) {
        System.out.printf(
                "%s, %d runs of blocks of %d rounds, bands 1 %%, 0.5 %% and 0.25 %%%n%n",
                BlockEstimator.PAIRS.label(), seeds, rounds);
        List<String> head = List.of(
                "scenario",
                "blocks",
                "coverage",
                "half-width",
                "by t: coverage",
                "half-width",
                "INVALID",
                "false verdicts",
                "EQUIVALENT",
                "0.5 % found",
                "1 % found",
                "2 % found",
                "1 % by mean");
        row(head.stream());
        row(head.stream().map(column -> "---"));
        for (Scenario scenario : scenarios) {
            boolean looks = LOOKED_AT.contains(scenario);
            int most = looks ? AlphaSpending.blocks(MOST_LOOKS) : 20;
            List<EstimatedBlocks> runs = runs(scenario, most, List.of(BlockEstimator.PAIRS)).stream()
                    .map(run -> run.get(0))
                    .toList();
            for (int blocks : new int[] {6, 10, 20}) {
                line(scenario, Integer.toString(blocks), fixed(blocks), runs);
            }
            if (looks) {
                line(scenario, "until", untilDecided(), runs);
            }
        }
    }

    private static void line(Scenario scenario, String blocks, Plan plan, List<EstimatedBlocks> runs) {
        List<List<Judged>> equals =
                BANDS.stream().map(rules -> judged(runs, plan, rules, 1)).toList();
        List<Judged> any = equals.get(0);
        List<List<List<Judged>>> slower = EFFECTS.stream()
                .map(ratio -> BANDS.stream()
                        .map(rules -> judged(runs, plan, rules, ratio))
                        .toList())
                .toList();
        row(Stream.concat(
                Stream.of(
                        scenario.name(),
                        blocks,
                        String.format(Locale.ROOT, "%.1f", coverage(any, Judged::interval)),
                        String.format(Locale.ROOT, "%.2f", halfWidth(any, Judged::interval)),
                        String.format(Locale.ROOT, "%.1f", coverage(any, Judged::student)),
                        String.format(Locale.ROOT, "%.2f", halfWidth(any, Judged::student)),
                        String.format(Locale.ROOT, "%.1f", percent(any, Judged::invalid)),
                        ofBands(equals, "%.1f", Judged::anyDifference),
                        ofBands(equals, "%.0f", one -> one.verdict() == Verdict.EQUIVALENT)),
                Stream.concat(
                        slower.stream().map(judged -> ofBands(judged, "%.0f", one -> one.verdict() == Verdict.SLOWER)),
                        Stream.of(ofBands(slower.get(1), "%.0f", one -> one.byMean() == Verdict.SLOWER)))));
    }

    private static String ofBands(List<List<Judged>> byBand, String format, Predicate<Judged> what) {
        return byBand.stream()
                .map(judged -> String.format(Locale.ROOT, format, percent(judged, what)))
                .collect(Collectors.joining("; "));
    }

    private static void row(Stream<String> columns) {
        System.out.println(columns.collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** How a run grows and is judged. */
    @FunctionalInterface
    interface Plan {
        Looked look(EstimatedBlocks run, Rules rules, double ratio);
    }

    /** What was found after how many blocks. */
    record Looked(PanelEvidence evidence, int blocks) {}

    static Plan fixed(int blocks) {
        return (run, rules, ratio) -> new Looked(run.judged(rules, blocks, ratio), blocks);
    }

    /** Looks again and again until the last cell's comparison with the first is decided. */
    static Plan untilDecided() {
        return (run, rules, ratio) -> {
            AlphaSpending spending = new AlphaSpending(rules);
            for (int look = 1; ; look++) {
                int blocks = AlphaSpending.blocks(look);
                PanelEvidence evidence = run.judged(spending.rules(look), blocks, ratio);
                if (look == MOST_LOOKS || decided(run, evidence)) {
                    return new Looked(evidence, blocks);
                }
            }
        };
    }

    private static boolean decided(EstimatedBlocks run, PanelEvidence evidence) {
        return evidence.status() == PanelEvidence.Status.INVALID
                || run.last(evidence)
                        .filter(comparison -> comparison.verdict() != Verdict.UNDECIDED)
                        .isPresent();
    }

    private List<List<EstimatedBlocks>> runs(Scenario scenario, int blocks, List<BlockEstimator> estimators) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> EstimatedBlocks.of(seed, scenario, rounds, blocks, estimators))
                .toList();
    }

    /**
     * What became of a run; of verdicts and intervals those of its last cell against the first, on the scale of
     * logarithms.
     *
     * @param byMean the verdict by the same test and rules, with the mean and Student's interval in place of Hodges and
     *     Lehmann's
     * @param interval without the effect, as {@code student} and {@code truth}
     */
    record Judged(
            boolean anyDifference,
            boolean invalid,
            Verdict verdict,
            Verdict byMean,
            Interval interval,
            Interval student,
            double truth) {}

    static List<Judged> judged(List<EstimatedBlocks> runs, Plan plan, Rules rules, double ratio) {
        return runs.parallelStream().map(run -> judged(run, plan, rules, ratio)).toList();
    }

    private static Judged judged(EstimatedBlocks run, Plan plan, Rules rules, double ratio) {
        Looked looked = plan.look(run, rules, ratio);
        PanelEvidence evidence = looked.evidence();
        double[] differences = run.differences(looked.blocks());
        Interval student = student(differences, rules);
        return new Judged(
                evidence.comparisons().stream().anyMatch(one -> isDifference(one.verdict())),
                evidence.status() == PanelEvidence.Status.INVALID,
                run.last(evidence).map(Comparison::verdict).orElse(Verdict.UNDECIDED),
                run.last(evidence)
                        .map(one -> byMean(student, run.twins(looked.blocks()), rules, Math.log(ratio), one.p()))
                        .orElse(Verdict.UNDECIDED),
                new HodgesLehmann(differences).interval(1 - rules.level()).orElseThrow(),
                student,
                run.truth(looked.blocks()));
    }

    private static Verdict byMean(Interval student, double[] twins, Rules rules, double shift, double p) {
        Interval shifted = new Interval(student.low() + shift, student.high() + shift);
        if (shifted.isInside(rules.logBand())) {
            return Verdict.EQUIVALENT;
        }
        double effect = (shifted.low() + shifted.high()) / 2;
        return p <= rules.level() && effect > Math.max(rules.logBand(), Math.abs(mean(twins)))
                ? Verdict.SLOWER
                : Verdict.UNDECIDED;
    }

    private static Interval student(double[] values, Rules rules) {
        int n = values.length;
        double mean = mean(values);
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(rules.level() / 2) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    static boolean isDifference(Verdict verdict) {
        return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
    }

    /** How often the last cell, slower by that ratio, is called so, in percent. */
    static double found(List<EstimatedBlocks> runs, Plan plan, Rules rules, double ratio) {
        return percent(judged(runs, plan, rules, ratio), one -> one.verdict() == Verdict.SLOWER);
    }

    /** How often an interval holds the truth, in percent. */
    static double coverage(List<Judged> equals, Function<Judged, Interval> which) {
        return percent(
                equals,
                one -> which.apply(one).low() <= one.truth()
                        && one.truth() <= which.apply(one).high());
    }

    static double percent(List<Judged> all, Predicate<Judged> what) {
        return 100.0 * all.stream().filter(what).count() / all.size();
    }

    private static double halfWidth(List<Judged> all, Function<Judged, Interval> which) {
        ToDoubleFunction<Judged> width = one -> which.apply(one).halfWidth();
        return 100 * median(all.stream().mapToDouble(width).toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
