package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Rules RULES = Rules.ofBand(0.01);
    private static final double NOISE = 0.002;

    @Test
    void aClearDifferenceIsSeenFromBothSides() {
        PanelEvidence evidence = judged(6, 1, 1.05);

        Comparison slower = evidence.of("cell1", "cell0").orElseThrow();
        Comparison faster = evidence.of("cell0", "cell1").orElseThrow();
        assertThat(slower.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(slower.ratio()).isCloseTo(1.05, within(0.005));
        assertThat(slower.low()).isLessThan(1.05);
        assertThat(slower.high()).isGreaterThan(1.05);
        assertThat(slower.p()).isEqualTo(2.0 / 64);
        assertThat(slower.moreBlocks()).isNull();
        assertThat(faster.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(faster.ratio()).isCloseTo(1 / 1.05, within(0.005));
        assertThat(evidence.jointBest()).containsExactly("cell0");
    }

    @Test
    void aCellThatDroppedOutOfTooManyBlocksIsNotJudgedAndTheOthersAre() {
        double[][] logs = {row(6, 0), row(6, Math.log(1.1)), row(6, Math.log(0.9))};
        logs[2][3] = Double.NaN;
        PanelEvidence evidence =
                new Judge(RULES).judge(new BlockTable(List.of("a", "b", "c"), logs, true), Optional.empty());

        assertThat(evidence.comparisons()).extracting(Comparison::cell).containsExactly("b");
        assertThat(evidence.of("b", "a").orElseThrow().verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(evidence.jointBest()).containsExactly("a");
    }

    @Test
    void aCellThatDroppedOutOfOneOfManyBlocksIsJudgedByTheOthers() {
        double[][] logs = {row(8, 0), row(8, Math.log(1.1)), row(8, Math.log(0.9))};
        logs[2][3] = Double.NaN;
        PanelEvidence evidence =
                new Judge(RULES).judge(new BlockTable(List.of("a", "b", "c"), logs, true), Optional.empty());

        Comparison seven = evidence.of("c", "a").orElseThrow();
        assertThat(seven.verdict()).isEqualTo(Verdict.FASTER);
        assertThat(seven.ratio()).isCloseTo(0.9, within(0.01));
        assertThat(evidence.jointBest()).containsExactly("c");
    }

    @Test
    void ofRatesTheHigherIsFaster() {
        double[][] logs = {row(10, 0), row(10, Math.log(1.1))};
        PanelEvidence evidence =
                new Judge(RULES).judge(new BlockTable(List.of("a", "b"), logs, false), Optional.empty());

        assertThat(evidence.of("b", "a").orElseThrow().verdict()).isEqualTo(Verdict.FASTER);
        assertThat(evidence.jointBest()).containsExactly("b");
    }

    @Test
    void equalsAreEquivalentOnceTheIntervalFitsIntoTheBand() {
        PanelEvidence evidence = judged(10, 1, 1);

        assertThat(evidence.of("cell1", "cell0").orElseThrow().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(evidence.jointBest()).containsExactlyInAnyOrder("cell0", "cell1");
    }

    @Test
    void aCertainDifferenceWithinTheBandIsNoVerdictForEitherSide() {
        PanelEvidence evidence = judged(20, 1, 1.005);

        assertThat(evidence.of("cell1", "cell0").orElseThrow().p()).isLessThan(0.05);
        assertThat(evidence.of("cell1", "cell0").orElseThrow().verdict()).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void whatIsUndecidedSaysHowManyMoreBlocksItWouldTake() {
        double[] widelySpread = {0.06, -0.01, 0.05, -0.02, 0.04, 0.01};
        Comparison comparison = judged(widelySpread, 6);

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
        int more = Objects.requireNonNull(comparison.moreBlocks());
        assertThat(judged(widelySpread, 6 + more).verdict()).isEqualTo(Verdict.SLOWER);
    }

    /** The same differences again and again. */
    private static Comparison judged(double[] differences, int blocks) {
        double[][] logs = {new double[blocks], new double[blocks]};
        for (int block = 0; block < blocks; block++) {
            logs[1][block] = differences[block % differences.length];
        }
        return new Judge(RULES)
                .judge(new BlockTable(List.of("cell0", "cell1"), logs, true), Optional.empty())
                .of("cell1", "cell0")
                .orElseThrow();
    }

    @Test
    void tooFewBlocksSayNothing() {
        PanelEvidence evidence = judged(5, 1, 2);

        assertThat(evidence.status()).isEqualTo(PanelEvidence.Status.NOT_EVIDENCE);
        assertThat(evidence.comparisons()).isEmpty();
        assertThat(evidence.jointBest()).isEmpty();
    }

    @Test
    void aPanelWhoseTwinsDifferNamesNoWinner() {
        SimulatedPanel panel = new SimulatedPanel(1, NOISE, false, 1, 1.05);
        panel.growTo(6);
        double[] apart = panel.twins();
        for (int block = 0; block < apart.length; block++) {
            apart[block] += 0.03;
        }
        PanelEvidence evidence = new Judge(RULES).judge(panel.table(), Optional.of(apart));

        assertThat(evidence.status()).isEqualTo(PanelEvidence.Status.INVALID);
        assertThat(evidence.comparisons()).isEmpty();
        assertThat(Objects.requireNonNull(evidence.twins()).ratio()).isCloseTo(1.03, within(0.005));
    }

    @Test
    void twinsOfEqualValuesDoNotDiffer() {
        double[][] logs = {row(6, 0), row(6, 0.05)};
        PanelEvidence evidence =
                new Judge(RULES).judge(new BlockTable(List.of("a", "b"), logs, true), Optional.of(new double[6]));

        assertThat(Objects.requireNonNull(evidence.twins()).p()).isEqualTo(1);
        assertThat(evidence.of("a", "b").orElseThrow().verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void anEffectNoGreaterThanWhatTwinsDifferByIsNoFinding() {
        SimulatedPanel panel = new SimulatedPanel(1, NOISE, false, 1, 1.02);
        panel.growTo(6);
        double[] twins = {0.09, -0.03, 0.08, -0.02, 0.07, -0.03};
        PanelEvidence evidence = new Judge(RULES).judge(panel.table(), Optional.of(twins));

        assertThat(evidence.status()).isEqualTo(PanelEvidence.Status.EVIDENCE);
        assertThat(evidence.of("cell1", "cell0").orElseThrow().verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    private static PanelEvidence judged(int blocks, double... ratios) {
        SimulatedPanel panel = new SimulatedPanel(1, NOISE, false, ratios);
        panel.growTo(blocks);
        return panel.judged(RULES);
    }

    private static double[] row(int blocks, double more) {
        double[] row = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            row[block] = more + 0.001 * (block % 3);
        }
        return row;
    }
}
