package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import dev.loopbench.results.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
        System.out.println("                      interval: coverage, half-width   a panel of equals           "
                + "one cell slower by");
        System.out.println("blocks  CoV  outliers   Hodges-Lehmann    Student's t   false  invalid  equivalent  "
                + "   2 %     5 %   (by the mean)");
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
        Widths hodgesLehmann = new Widths();
        Widths student = new Widths();
        int[] found = new int[3];
        for (int seed = 0; seed < seeds; seed++) {
            SimulatedPanel panel = new SimulatedPanel(seed, noise, outliers, NULL_PANEL);
            PanelEvidence evidence = plan.run(panel);
            double[] differences = panel.table().differences(LAST, 0);
            hodgesLehmann.add(evidence.of(SimulatedPanel.name(LAST), SimulatedPanel.name(0))
                    .map(comparison -> new Interval(Math.log(comparison.low()), Math.log(comparison.high())))
                    .orElseGet(() -> new HodgesLehmann(differences)
                            .interval(1 - RULES.level())
                            .orElseThrow()));
            student.add(student(differences));
            found[0] += any(evidence, comparison -> isDifference(comparison.verdict())) ? 1 : 0;
            found[1] += evidence.status() == PanelEvidence.Status.INVALID ? 1 : 0;
            found[2] += any(evidence, Calibration::isLastEquivalent) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%6s %4.1f%%  %-8s  %5.1f%% %6.2f%%   %5.1f%% %6.2f%%  %5.1f%%  %5.1f%%   %6.1f%%   %6.1f%% %6.1f%%"
                        + "   %6.1f%% %6.1f%%%n",
                blocks,
                100 * noise,
                outliers ? "5 %" : "none",
                hodgesLehmann.coverage(),
                hodgesLehmann.medianHalfWidth(),
                student.coverage(),
                student.medianHalfWidth(),
                percent(found[0]),
                percent(found[1]),
                percent(found[2]),
                power(noise, outliers, plan, 1.02, false),
                power(noise, outliers, plan, 1.05, false),
                power(noise, outliers, plan, 1.02, true),
                power(noise, outliers, plan, 1.05, true));
    }

    private double power(double noise, boolean outliers, Plan plan, double ratio, boolean byMean) {
        double[] ratios = NULL_PANEL.clone();
        ratios[LAST] = ratio;
        return percent((int) IntStream.range(0, seeds)
                .filter(seed -> {
                    SimulatedPanel panel = new SimulatedPanel(seed, noise, outliers, ratios);
                    PanelEvidence evidence = plan.run(panel);
                    return evidence.of(SimulatedPanel.name(LAST), SimulatedPanel.name(0))
                            .filter(comparison ->
                                    byMean ? slowerByMean(panel, comparison) : comparison.verdict() == Verdict.SLOWER)
                            .isPresent();
                })
                .count());
    }

    /** The same test and rules, with the mean and Student's interval in place of Hodges and Lehmann's. */
    private static boolean slowerByMean(SimulatedPanel panel, Comparison comparison) {
        double[] differences = panel.table().differences(LAST, 0);
        Interval interval = student(differences);
        double effect = (interval.low() + interval.high()) / 2;
        double resolution = student(panel.twins()).halfWidth();
        return !interval.isInside(RULES.logBand())
                && comparison.p() <= RULES.level()
                && effect > Math.max(RULES.logBand(), resolution);
    }

    private static Interval student(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(RULES.level() / 2) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    private static boolean any(PanelEvidence evidence, Predicate<Comparison> what) {
        return evidence.comparisons().stream().anyMatch(what);
    }

    static boolean isDifference(Verdict verdict) {
        return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
    }

    private static boolean isLastEquivalent(Comparison comparison) {
        return List.of(comparison.cell(), comparison.reference())
                        .containsAll(List.of(SimulatedPanel.name(LAST), SimulatedPanel.name(0)))
                && comparison.verdict() == Verdict.EQUIVALENT;
    }

    private double percent(int count) {
        return 100.0 * count / seeds;
    }

    /** Intervals around a truth of 0. */
    private final class Widths {
        private final double[] halfWidths = new double[seeds];
        private int next;
        private int covering;

        void add(Interval interval) {
            halfWidths[next++] = interval.halfWidth();
            covering += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
        }

        double coverage() {
            return percent(covering);
        }

        double medianHalfWidth() {
            return 100
                    * Arrays.stream(halfWidths)
                            .sorted()
                            .skip(seeds / 2)
                            .findFirst()
                            .orElseThrow();
        }
    }
}
