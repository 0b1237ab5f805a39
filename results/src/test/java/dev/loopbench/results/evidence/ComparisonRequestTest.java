package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonRequestTest {

    private static final Rules RULES = Rules.ofBand(0.01);

    @Test
    void allAreHeldAgainstTheBest() {
        PanelEvidence evidence = judged(6, 1.05, 1, 1.1);

        assertThat(ComparisonRequest.BEST.asked(evidence))
                .extracting(Comparison::cell)
                .containsExactly("cell0", "cell2");
        assertThat(ComparisonRequest.BEST.asked(evidence))
                .extracting(Comparison::reference)
                .containsOnly("cell1");
        assertThat(ComparisonRequest.BEST.isAnswered(evidence)).isTrue();
    }

    @Test
    void orAgainstTheBaseline() {
        ComparisonRequest question = new ComparisonRequest(Map.of(), Optional.of("cell2"));

        assertThat(question.asked(judged(6, 1.05, 1, 1.1)))
                .extracting(Comparison::verdict)
                .containsOnly(Verdict.FASTER);
    }

    @Test
    void pairsAreAllThatIsAskedWhereThereAreAny() {
        ComparisonRequest question = new ComparisonRequest(Map.of("cell2", "cell0"), Optional.of("cell1"));

        assertThat(question.asked(judged(6, 1.05, 1, 1.1))).singleElement().satisfies(comparison -> {
            assertThat(comparison.cell()).isEqualTo("cell2");
            assertThat(comparison.reference()).isEqualTo("cell0");
        });
    }

    @Test
    void isNotAnsweredWhileOneIsUndecidedOrThereIsNoEvidence() {
        double[] widelySpread = {0.06, -0.01, 0.05, -0.02, 0.04, 0.01};
        BlockTable table = new BlockTable(List.of("a", "b"), new double[][] {new double[6], widelySpread}, true);

        assertThat(ComparisonRequest.BEST.isAnswered(new Judge(RULES).judge(table, Optional.empty())))
                .isFalse();
        assertThat(ComparisonRequest.BEST.isAnswered(judged(5, 1, 2))).isFalse();
    }

    @Test
    void anInvalidPanelNeedsNoMoreBlocks() {
        BlockTable table = new BlockTable(List.of("a"), new double[1][6], true);
        double[] apart = {0.05, 0.051, 0.049, 0.05, 0.052, 0.05};

        assertThat(ComparisonRequest.BEST.isAnswered(new Judge(RULES).judge(table, Optional.of(apart))))
                .isTrue();
    }

    private static PanelEvidence judged(int blocks, double... ratios) {
        SimulatedPanel panel = new SimulatedPanel(1, 0.002, false, ratios);
        panel.growTo(blocks);
        return panel.judged(RULES);
    }
}
