package dev.loopbench.results.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which of several paired differences are not 0? A joint step-down sign-flip test of the greatest |t|.
 *
 * <p>If a difference is none, its sign in each block is a coin's; flipping the signs of whole blocks shows what chance
 * does to all differences together, with whatever dependence there is among them. A difference is held against the
 * greatest of its own and all lesser ones, which keeps the chance of <em>any</em> false finding at the level (Westfall
 * and Young, Resampling-Based Multiple Testing, 1993, algorithm 4.1 with sign flips).
 *
 * <p>Flipping leaves the sum of squares as it is, so |t| grows with |sum| ÷ √(n · sum of squares), which is what is
 * compared. It leaves sizes as they are too, so that those beyond {@value #CLIP} medians may be clipped without harm to
 * the level: one fork that went wrong then cannot drown all others (Huber's scores). All flips are tried up to {@value #EXACT} blocks, else {@value #SAMPLED} at random from a fixed seed.
 */
final class JointSignFlip {

    private static final int EXACT = 12;
    private static final int SAMPLED = 16_384;
    private static final long SEED = 0x10097_32533L;
    private static final double CLIP = 2.0;
    // Two orders of summation must not make one and the same statistic two.
    private static final double ROUNDING = 1e-12;

    private JointSignFlip() {}

    /**
     * The adjusted p-value of every difference. The least possible is 2 ÷ 2ⁿ: below six blocks nothing reaches 0.05.
     *
     * @param differences by comparison and block: at least one comparison, all with the same blocks, at least one; not a number
     *     where a comparison has none
     */
    static double[] adjustedP(double[][] differences) {
        int comparisons = differences.length;
        FlippedSums[] sums = Arrays.stream(differences).map(FlippedSums::new).toArray(FlippedSums[]::new);
        Flips flips = new Flips(differences[0].length);
        double[] observed = Arrays.stream(sums)
                .mapToDouble(row -> Math.abs(row.of(flips.signs(0))))
                .toArray();
        Integer[] order = IntStream.range(0, comparisons)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> observed[j]).reversed())
                .toArray(Integer[]::new);
        long[] atLeast = new long[comparisons];
        for (long flip = 0; flip < flips.count; flip++) {
            count(sums, observed, order, flips.signs(flip), atLeast);
        }
        return stepDown(order, atLeast, flips.count);
    }

    private static void count(FlippedSums[] sums, double[] observed, Integer[] order, int[] signs, long[] atLeast) {
        double greatest = 0;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            int comparison = order[rank];
            greatest = Math.max(greatest, Math.abs(sums[comparison].of(signs)));
            if (greatest >= observed[comparison] - ROUNDING) {
                atLeast[comparison]++;
            }
        }
    }

    private static double[] stepDown(Integer[] order, long[] atLeast, long flips) {
        double[] adjusted = new double[order.length];
        double soFar = 0;
        for (int comparison : order) {
            soFar = Math.max(soFar, (double) atLeast[comparison] / flips);
            adjusted[comparison] = soFar;
        }
        return adjusted;
    }

    /** The sum of one comparison's differences under any signs, eight blocks at a time. */
    private static final class FlippedSums {
        private static final int BITS = 8;
        private static final int PATTERNS = 1 << BITS;

        private final double[][] bySigns;

        FlippedSums(double[] all) {
            // A block in which a comparison has no value adds nothing to it, whatever its sign.
            int present = BlockTable.present(all).length;
            double[] differences = clipped(all);
            double squares = Arrays.stream(differences).map(d -> d * d).sum();
            double scale = squares == 0 ? 0 : 1 / Math.sqrt(present * squares);
            bySigns = new double[(differences.length + BITS - 1) / BITS][PATTERNS];
            for (int block = 0; block < differences.length; block++) {
                double[] sums = bySigns[block / BITS];
                for (int signs = 0; signs < PATTERNS; signs++) {
                    boolean flipped = ((signs >>> (block % BITS)) & 1) == 1;
                    sums[signs] += scale * (flipped ? -differences[block] : differences[block]);
                }
            }
        }

        private static double[] clipped(double[] differences) {
            double[] sizes = Arrays.stream(BlockTable.present(differences))
                    .map(Math::abs)
                    .sorted()
                    .toArray();
            double most = sizes.length == 0 ? 0 : CLIP * sizes[sizes.length / 2];
            return Arrays.stream(differences)
                    .map(d -> Double.isNaN(d) ? 0 : Math.max(-most, Math.min(most, d)))
                    .toArray();
        }

        double of(int[] signs) {
            double sum = 0;
            for (int i = 0; i < bySigns.length; i++) {
                sum += bySigns[i][signs[i]];
            }
            return sum;
        }
    }

    /** The patterns of signs, a byte for eight blocks; the first flips nothing. */
    private static final class Flips {
        private final boolean exact;
        private final long count;
        private final int[] signs;
        private final SplittableRandom random = new SplittableRandom(SEED);

        Flips(int blocks) {
            if (blocks < 1) {
                throw new IllegalArgumentException("no blocks");
            }
            exact = blocks <= EXACT;
            // A pattern and its opposite give the same |sum|: the last block need not be flipped.
            count = exact ? 1L << (blocks - 1) : SAMPLED;
            signs = new int[(blocks + FlippedSums.BITS - 1) / FlippedSums.BITS];
        }

        int[] signs(long flip) {
            for (int i = 0; i < signs.length; i++) {
                boolean sampled = !exact && flip > 0;
                signs[i] = sampled
                        ? random.nextInt(FlippedSums.PATTERNS)
                        : (int) (flip >>> (i * FlippedSums.BITS)) & (FlippedSums.PATTERNS - 1);
            }
            return signs;
        }
    }
}
