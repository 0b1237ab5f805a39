package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How often is the judge wrong, and how often does it see what is there? Panels of five cells and a twin with a known
 * truth, judged as a run is.
 *
 * <p>Run with, from the root of the project:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Dloopbench.skip
 * java -cp results/target/loopbench.jar:results/target/test-classes dev.loopbench.results.evidence.Calibration
 * }</pre>
 */
@Command(name = "calibration", mixinStandardHelpOptions = true, description = "Judges panels with a known truth.")
public final class Calibration implements Callable<Integer> {

    private static final double[] NULL_PANEL = {1, 1, 1, 1, 1};
    private static final int LAST = NULL_PANEL.length - 1;
    private static final Rules RULES = Rules.ofBand(Rules.BAND);
    private static final int MOST_LOOKS = 8;

    @Option(names = "--seeds", description = "panels of each kind; default: ${DEFAULT-VALUE}")
    private int seeds = 2000;

    private Calibration() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Calibration()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.printf(
                Locale.ROOT,
                "%d panels a line, five cells and a twin, band ±%.0f %%, level %.0f %% a panel%n%n",
                seeds,
                100 * RULES.band(),
                100 * RULES.level());
        System.out.println("                        interval: coverage, half-width     a panel of equals:"
                + "                     one cell slower by");
        System.out.println("                        Hodges-        Student's t          found           equivalent"
                + "          2 %     5 %       2 %     5 %");
        System.out.println("blocks  CoV  outliers   Lehmann                         different invalid    "
                + "    by mean                     by mean");
        for (double noise : new double[] {0.005, 0.01, 0.03}) {
            for (boolean outliers : new boolean[] {false, true}) {
                for (int blocks : new int[] {6, 10, 20}) {
                    line(Integer.toString(blocks), noise, outliers, fixed(blocks));
                }
                line("until", noise, outliers, untilDecided());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /** How a panel grows and is judged. */
    @FunctionalInterface
    interface Plan {
        PanelEvidence run(SimulatedPanel panel);
    }

    static Plan fixed(int blocks) {
        return panel -> {
            panel.growTo(blocks);
            return panel.judged(RULES);
        };
    }

    /** Looks again and again until the last cell's comparison with the first is decided. */
    static Plan untilDecided() {
        Spending spending = new Spending(RULES);
        return panel -> {
            for (int look = 1; ; look++) {
                panel.growTo(Spending.blocks(look));
                PanelEvidence evidence = panel.judged(spending.rules(look));
                if (look == MOST_LOOKS || decided(evidence)) {
                    return evidence;
                }
            }
        };
    }

    private static boolean decided(PanelEvidence evidence) {
        return evidence.status() == PanelEvidence.Status.INVALID
                || evidence.of(SimulatedPanel.name(LAST), SimulatedPanel.name(0))
                        .filter(comparison -> comparison.verdict() != Verdict.UNDECIDED)
                        .isPresent();
    }

    private void line(String blocks, double noise, boolean outliers, Plan plan) {
        List<Judged> equals = judged(noise, outliers, plan, 1);
        List<Judged> two = judged(noise, outliers, plan, 1.02);
        List<Judged> five = judged(noise, outliers, plan, 1.05);
        System.out.printf(
                Locale.ROOT,
                "%6s %4.1f%%  %-8s  %5.1f%% %6.2f%%   %5.1f%% %6.2f%%  %5.1f%%  %5.1f%%  %6.1f%% %6.1f%%   %6.1f%%"
                        + " %6.1f%%   %6.1f%% %6.1f%%%n",
                blocks,
                100 * noise,
                outliers ? "5 %" : "none",
                percent(equals, one -> one.interval().holdsTruth()),
                medianHalfWidth(equals, Judged::interval),
                percent(equals, one -> one.student().holdsTruth()),
                medianHalfWidth(equals, Judged::student),
                percent(equals, Judged::anyDifference),
                percent(equals, Judged::invalid),
                percent(equals, one -> one.verdict() == Verdict.EQUIVALENT),
                percent(equals, one -> one.byMean() == Verdict.EQUIVALENT),
                percent(two, one -> one.verdict() == Verdict.SLOWER),
                percent(five, one -> one.verdict() == Verdict.SLOWER),
                percent(two, one -> one.byMean() == Verdict.SLOWER),
                percent(five, one -> one.byMean() == Verdict.SLOWER));
    }

    /**
     * What became of a panel; of verdicts and intervals those of its last cell against the first.
     *
     * @param byMean the verdict by the same test and rules, with the mean and Student's interval in place of Hodges and
     *     Lehmann's
     */
    private record Judged(
            boolean anyDifference, boolean invalid, Verdict verdict, Verdict byMean, Around interval, Around student) {}

    /** An interval and the truth. */
    private record Around(Interval interval, double truth) {
        boolean holdsTruth() {
            return interval.low() <= truth && truth <= interval.high();
        }
    }

    private List<Judged> judged(double noise, boolean outliers, Plan plan, double ratio) {
        double[] ratios = NULL_PANEL.clone();
        ratios[LAST] = ratio;
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed -> {
                    SimulatedPanel panel = new SimulatedPanel(seed, noise, outliers, ratios);
                    return judged(panel, plan.run(panel), Math.log(ratio));
                })
                .toList();
    }

    private static Judged judged(SimulatedPanel panel, PanelEvidence evidence, double truth) {
        double[] differences = panel.table().differences(LAST, 0);
        Optional<Comparison> comparison = evidence.of(SimulatedPanel.name(LAST), SimulatedPanel.name(0));
        Interval interval = comparison
                .map(one -> new Interval(Math.log(one.low()), Math.log(one.high())))
                .orElseGet(() -> new HodgesLehmann(differences)
                        .interval(1 - RULES.level())
                        .orElseThrow());
        Interval student = student(differences);
        return new Judged(
                evidence.comparisons().stream().anyMatch(one -> isDifference(one.verdict())),
                evidence.status() == PanelEvidence.Status.INVALID,
                comparison.map(Comparison::verdict).orElse(Verdict.UNDECIDED),
                comparison.map(one -> byMean(panel, student, one.p())).orElse(Verdict.UNDECIDED),
                new Around(interval, truth),
                new Around(student, truth));
    }

    private static Verdict byMean(SimulatedPanel panel, Interval student, double p) {
        if (student.isInside(RULES.logBand())) {
            return Verdict.EQUIVALENT;
        }
        double effect = (student.low() + student.high()) / 2;
        double twins = Math.abs(Arrays.stream(panel.twins()).average().orElseThrow());
        return p <= RULES.level() && effect > Math.max(RULES.logBand(), twins) ? Verdict.SLOWER : Verdict.UNDECIDED;
    }

    private static Interval student(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(RULES.level() / 2) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    static boolean isDifference(Verdict verdict) {
        return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
    }

    private static double percent(List<Judged> all, Predicate<Judged> what) {
        return 100.0 * all.stream().filter(what).count() / all.size();
    }

    private static double medianHalfWidth(List<Judged> all, Function<Judged, Around> which) {
        return 100
                * all.stream()
                        .mapToDouble(one -> which.apply(one).interval().halfWidth())
                        .sorted()
                        .skip(all.size() / 2)
                        .findFirst()
                        .orElseThrow();
    }
}
