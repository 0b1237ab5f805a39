package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JointSignFlipTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The expected values were computed apart from this code, by all 64 flips of Student's t. */
    @Test
    void adjustsForAllThatIsNoClearerFinding() {
        double[] p = JointSignFlip.adjustedP(new double[][] {
            {0.021, 0.018, 0.025, 0.030, 0.012, 0.022},
            {0.004, -0.006, 0.011, -0.002, 0.003, 0.008},
            {-0.013, -0.022, -0.009, 0.001, -0.017, -0.011},
        });

        assertThat(p[0]).isCloseTo(2.0 / 64, EXACT);
        assertThat(p[1]).isCloseTo(20.0 / 64, EXACT);
        assertThat(p[2]).isCloseTo(6.0 / 64, EXACT);
    }

    @Test
    void sixBlocksAreTheLeastThatReachFivePercent() {
        assertThat(JointSignFlip.adjustedP(new double[][] {{1, 2, 3, 4, 5}})[0]).isCloseTo(2.0 / 32, EXACT);
        assertThat(JointSignFlip.adjustedP(new double[][] {{1, 2, 3, 4, 5, 6}})[0])
                .isCloseTo(2.0 / 64, EXACT);
    }

    @Test
    void noDifferenceAtAllIsNoFinding() {
        assertThat(JointSignFlip.adjustedP(new double[][] {{0, 0, 0, 0, 0, 0}})).containsExactly(1);
    }

    @Test
    void thereMayBeAnyNumberOfBlocks() {
        for (int blocks : new int[] {8, 9, 16, 17, 64, 65, 200}) {
            double[] alike = new double[blocks];
            double[] turns = new double[blocks];
            Arrays.setAll(alike, block -> 0.01 + 0.001 * (block % 2));
            Arrays.setAll(turns, block -> block % 2 == 0 ? -0.01 : 0.0101);
            double[] p = JointSignFlip.adjustedP(new double[][] {alike, turns});

            assertThat(p[0]).as("%d blocks", blocks).isLessThan(0.05);
            assertThat(p[1]).as("%d blocks", blocks).isGreaterThan(0.2);
        }
    }

    @Test
    void manyBlocksAreSampledAlikeEveryTime() {
        double[] differences = new double[20];
        Arrays.setAll(differences, block -> block % 3 == 0 ? -0.01 : 0.012);

        double p = JointSignFlip.adjustedP(new double[][] {differences})[0];

        assertThat(p).isEqualTo(JointSignFlip.adjustedP(new double[][] {differences})[0]);
        // Of the 20 signs at least 17 must be such that the sum is no less: near 0.08 by the normal distribution.
        assertThat(p).isBetween(0.03, 0.15);
    }
}
