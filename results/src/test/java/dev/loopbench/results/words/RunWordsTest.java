package dev.loopbench.results.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.evidence.BlockTable;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Judge;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.figures.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sentences against verdicts, over panels of every kind. */
class RunWordsTest {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta");
    private static final Duration SERVICE = Duration.ofMillis(5);

    @Test
    void theAnswerNamesTheFastestAndWhatOthersAdd() {
        double[][] logs = logs(6, 20.0, 22.0, 40.0);

        assertThat(text(facts(Metric.P50_US, logs, Map.of("alpha", 20.0))))
                .isEqualTo(
                        "panel: alpha is the fastest of those compared. Compared with alpha, beta adds 2 µs or 10 % (95 % interval: 10 %)"
                                + " and gamma 20 µs or 100 % (100 %). In a request that takes 5 ms with one such exchange, none of these"
                                + " differences exceeds 0.4 % (by their 95 % intervals).");
    }

    @Test
    void ratesAreLessAndHaveNoShareOfARequest() {
        double[][] logs = logs(6, 50_000.0, 40_000.0);

        assertThat(text(facts(Metric.THROUGHPUT_PER_S, logs, Map.of("alpha", 50_000.0))))
                .isEqualTo("panel: alpha is the fastest of those compared."
                        + " Compared with alpha, beta does 10 k/s or 20 % less (95 % interval: 20 %).");
    }

    @Test
    void fewBlocksShowNothing() {
        assertThat(text(facts(Metric.P50_US, logs(5, 20.0, 90.0), Map.of("alpha", 20.0))))
                .isEqualTo(
                        "panel: Nothing is compared yet: verdicts are given from 6 complete blocks on, and this panel has 5.");
    }

    @Test
    void differingTwinsCompareNothing() {
        PanelEvidence evidence = new Judge(Rules.ofBand(Rules.BAND))
                .judge(
                        new BlockTable(NAMES.subList(0, 2), logs(6, 20.0, 90.0), true),
                        Optional.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1}));

        assertThat(text(new PanelFacts("panel", Metric.P50_US, evidence, Map.of("alpha", 20.0), List.of(), List.of())))
                .isEqualTo("panel: Nothing can be compared: one transport measured twice gave two results.");
    }

    @Test
    void oneTransportAloneIsNotTheFastest() {
        assertThat(text(facts(Metric.P50_US, logs(6, 20.0), Map.of("alpha", 20.0))))
                .isEqualTo("panel: Nothing was compared: alpha is the only transport with results.");
    }

    @Test
    void theOnlyUnbeatenTransportIsNotCalledFastestWhereItBeatsNotAll() {
        PanelEvidence evidence = new PanelEvidence(
                PanelEvidence.Status.EVIDENCE,
                6,
                null,
                List.of(
                        new Comparison("beta", "alpha", 1.1, 1.05, 1.15, 0.03, Verdict.SLOWER, null),
                        new Comparison("gamma", "alpha", 1.2, 0.9, 1.6, 0.3, Verdict.UNDECIDED, 9),
                        new Comparison("gamma", "beta", 1.1, 1.05, 1.15, 0.03, Verdict.SLOWER, null)),
                List.of("alpha"));

        assertThat(text(new PanelFacts("panel", Metric.P50_US, evidence, Map.of(), List.of(), List.of())))
                .isEqualTo("panel: No transport was found faster than alpha. Compared with alpha, beta adds 10 % (95 %"
                        + " interval: 5 to 15 %). gamma (-10 to +60 %) is undecided against alpha: the data neither"
                        + " show nor exclude a difference that counts.");
    }

    @Test
    void neighboursWithoutAnOrderAreOneList() {
        List<Comparison> comparisons = new ArrayList<>();
        for (int cell = 1; cell < NAMES.size(); cell++) {
            comparisons.add(new Comparison(
                    NAMES.get(cell), "alpha", 1 + cell, 0.9 + cell, 1.1 + cell, 0.03, Verdict.SLOWER, null));
        }
        comparisons.add(new Comparison("gamma", "beta", 2, 1.8, 2.2, 0.03, Verdict.SLOWER, null));
        comparisons.add(new Comparison("eta", "zeta", 2, 1.8, 2.2, 0.03, Verdict.SLOWER, null));
        PanelEvidence evidence =
                new PanelEvidence(PanelEvidence.Status.EVIDENCE, 6, null, comparisons, List.of("alpha"));

        assertThat(text(new PanelFacts("panel", Metric.P50_US, evidence, Map.of("alpha", 20.0), List.of(), List.of())))
                .contains("; epsilon and zeta lie between delta and eta. In a request")
                .endsWith(" The order of neighbours among gamma, delta, epsilon and zeta is not proven.");
    }

    @Test
    void whatFailedIsUnknown() {
        PanelFacts facts = facts(Metric.THROUGHPUT_PER_S, logs(6, 50_000.0, 40_000.0), Map.of());

        assertThat(text(new PanelFacts(
                        "panel",
                        facts.metric(),
                        facts.evidence(),
                        facts.levels(),
                        List.of(),
                        List.of("gamma", "delta"))))
                .endsWith(" Nothing is known of gamma and delta, which failed.");
    }

    /** Who is best, what is undecided or equivalent, the order, and the share of a request are looked up in the verdicts. */
    @Test
    void noSentenceClaimsMoreThanTheVerdicts() {
        Map<Verdict, Integer> met = new HashMap<>();
        int fastest = 0;
        int unordered = 0;
        for (int seed = 0; seed < 400; seed++) {
            PanelFacts facts = random(new SplittableRandom(seed));
            PanelEvidence evidence = facts.evidence();
            String text = text(facts);
            if (evidence.status() != PanelEvidence.Status.EVIDENCE) {
                assertThat(text).contains("Nothing").doesNotContain("fastest", "adds", "does");
                continue;
            }
            String best = evidence.jointBest().get(0);
            List<Comparison> others = evidence.cells().stream()
                    .flatMap(cell -> evidence.of(cell, best).stream())
                    .toList();
            assertThat(text).as("all of the joint best").contains(evidence.jointBest());
            assertThat(shareOfARequest(text)).as(text).isEqualTo(atMost(facts, best, others));
            boolean beatsAll = others.stream().allMatch(other -> other.verdict() == Verdict.SLOWER);
            assertThat(text.contains("fastest")).as(text).isEqualTo(beatsAll);
            fastest += beatsAll ? 1 : 0;
            List<String> slower = others.stream()
                    .filter(other -> other.verdict() == Verdict.SLOWER)
                    .sorted(Comparator.comparingDouble(other -> Math.abs(Math.log(other.ratio()))))
                    .map(Comparison::cell)
                    .toList();
            for (int next = 1; next < slower.size(); next++) {
                Verdict verdict = evidence.of(slower.get(next), slower.get(next - 1))
                        .orElseThrow()
                        .verdict();
                assertThat(text.matches(".*The order [^.]*\\b" + slower.get(next - 1) + "(, | and )" + slower.get(next)
                                + "\\b[^.]* is not proven\\..*"))
                        .as(text)
                        .isEqualTo(verdict != Verdict.SLOWER);
                unordered += verdict == Verdict.SLOWER ? 0 : 1;
            }
            for (Comparison other : others) {
                met.merge(other.verdict(), 1, Integer::sum);
                boolean quantified = text.matches(".*\\b" + other.cell() + " (adds |does )?[0-9.]+.*");
                if (other.verdict() != Verdict.SLOWER) {
                    assertThat(quantified).as(other.cell() + " in " + text).isFalse();
                }
                assertThat(isSaid(text, other.cell(), "undecided"))
                        .as(other.cell() + " in " + text)
                        .isEqualTo(other.verdict() == Verdict.UNDECIDED);
                assertThat(isSaid(text, other.cell(), "equivalent"))
                        .as(other.cell() + " in " + text)
                        .isEqualTo(other.verdict() == Verdict.EQUIVALENT);
            }
        }
        assertThat(fastest).isPositive();
        assertThat(unordered).isPositive();
        assertThat(met).containsOnlyKeys(Verdict.SLOWER, Verdict.EQUIVALENT, Verdict.UNDECIDED);
    }

    /** Whether a clause says of the cell that it is so, before it names what with. */
    private static boolean isSaid(String text, String cell, String what) {
        return Pattern.compile("(?<=\\D)\\. |; ")
                .splitAsStream(text)
                .anyMatch(clause -> clause.matches(".*\\b" + cell + "\\b.* (is|are) " + what + "\\b.*"));
    }

    /** The percentage that the sentence about a request of 5 ms states; 0 without one. */
    private static double shareOfARequest(String text) {
        Matcher share = Pattern.compile("exceeds ([0-9.]+) %").matcher(text);
        return share.find() ? Double.parseDouble(share.group(1)) : 0;
    }

    /** By hand: the farther end of every interval, as a share of 5 ms, rounded up to two digits. */
    private static double atMost(PanelFacts facts, String best, List<Comparison> others) {
        if (facts.metric() != Metric.P50_US || others.isEmpty()) {
            return 0;
        }
        double farthest = 0;
        for (Comparison other : others) {
            farthest = Math.max(farthest, Math.max(other.high() - 1, 1 - other.low()));
        }
        double percent = 100 * farthest * facts.level(best).orElseThrow() / 5_000;
        return BigDecimal.valueOf(percent)
                .round(new MathContext(2, RoundingMode.CEILING))
                .doubleValue();
    }

    private static String text(PanelFacts facts) {
        return RunWords.of(facts, SERVICE).text();
    }

    private static PanelFacts random(SplittableRandom random) {
        int cells = 2 + random.nextInt(NAMES.size() - 1);
        int blocks = 4 + random.nextInt(12);
        double noise = random.nextBoolean() ? 0.002 : 0.03;
        double[] levels = random.doubles(cells, 0, 5)
                .map(step -> 20 * (1 + 0.05 * (int) step))
                .toArray();
        double[][] logs = new double[cells][blocks];
        Map<String, Double> known = new HashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            known.put(NAMES.get(cell), levels[cell]);
            for (int block = 0; block < blocks; block++) {
                logs[cell][block] = Math.log(levels[cell]) + noise * random.nextGaussian();
            }
        }
        return facts(random.nextBoolean() ? Metric.P50_US : Metric.THROUGHPUT_PER_S, logs, known);
    }

    private static double[][] logs(int blocks, double... levels) {
        double[][] logs = new double[levels.length][blocks];
        for (int cell = 0; cell < levels.length; cell++) {
            for (int block = 0; block < blocks; block++) {
                logs[cell][block] = Math.log(levels[cell]);
            }
        }
        return logs;
    }

    private static PanelFacts facts(Metric metric, double[][] logs, Map<String, Double> levels) {
        PanelEvidence evidence = new Judge(Rules.ofBand(Rules.BAND))
                .judge(new BlockTable(NAMES.subList(0, logs.length), logs, metric.lowerIsBetter()), Optional.empty());
        return new PanelFacts("panel", metric, evidence, levels, List.copyOf(levels.keySet()), List.of());
    }
}
