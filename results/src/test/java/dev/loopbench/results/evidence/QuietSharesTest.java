package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuietSharesTest {

    private static final List<String> CELLS = List.of("a", "b", "c", "d", "e", "f");
    private static final int CENSORED = 2;
    private static final int BLOCKS = 6;
    private static final int SEEDS = 200;

    @Test
    void chanceAndWhatIsCommonToABlockAreNoDifference() {
        assertThat(flagged(0)).isLessThanOrEqualTo(SEEDS / 20);
    }

    @Test
    void aTransportThatIsSystematicallySortedOutIsFound() {
        assertThat(flagged(0.3)).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    }

    @Test
    void theLeastAndTheMostQuietAreNamedWithTheirMedians() {
        double[][] shares = new double[CELLS.size()][BLOCKS];
        for (int cell = 0; cell < shares.length; cell++) {
            Arrays.fill(shares[cell], cell == CENSORED ? 0.4 : cell == 4 ? 0.82 : 0.8);
        }
        QuietShares found = QuietShares.differing(CELLS, shares).orElseThrow();

        assertThat(found.lowest()).isEqualTo("c");
        assertThat(found.lowestShare()).isEqualTo(0.4);
        assertThat(found.highest()).isEqualTo("e");
        assertThat(found.highestShare()).isEqualTo(0.82);
        assertThat(found.p()).isLessThan(0.01);
    }

    @Test
    void aCertainDifferenceThatDoesNotMatterIsNone() {
        double[][] shares = new double[CELLS.size()][20];
        for (int cell = 0; cell < shares.length; cell++) {
            Arrays.fill(shares[cell], cell == CENSORED ? 0.70 : 0.84);
        }

        assertThat(QuietShares.differing(CELLS, shares)).isEmpty();
    }

    @Test
    void twoBlocksTellNothing() {
        double[][] shares = {{0.1, 0.1}, {0.9, 0.9}, {0.9, 0.9}};

        assertThat(QuietShares.differing(List.of("a", "b", "c"), shares)).isEmpty();
    }

    @Test
    void aSingleCellAndAPanelWithoutBlocksHaveNothingToDiffer() {
        assertThat(QuietShares.differing(List.of("a"), new double[][] {{0.1, 0.9}}))
                .isEmpty();
        assertThat(QuietShares.differing(List.of("a", "b"), new double[2][0])).isEmpty();
    }

    /** Of how many panels something is said in which one cell loses that share of what would be quiet. */
    private static long flagged(double censored) {
        return IntStream.range(0, SEEDS)
                .filter(seed -> QuietShares.differing(CELLS, simulated(new Random(seed), censored))
                        .isPresent())
                .count();
    }

    /** Hours are quiet or busy, forks of one differ by twelve points (standard deviation), and no share leaves 0 to 1. */
    private static double[][] simulated(Random random, double censored) {
        double[][] shares = new double[CELLS.size()][BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            double hour = 0.5 + 0.3 * random.nextDouble();
            for (int cell = 0; cell < CELLS.size(); cell++) {
                double share = hour + 0.12 * random.nextGaussian() - (cell == CENSORED ? censored : 0);
                shares[cell][block] = Math.min(1, Math.max(0, share));
            }
        }
        return shares;
    }
}
