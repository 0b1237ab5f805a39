package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final double USUAL = 18_968;
    private static final double INLINED = 18_628;
    private static final double BESIDE_A_NEIGHBOUR = 1.3 * USUAL;

    private final Random random = new Random(3);

    @Test
    void isOnTheLowerModeOfAllForks() {
        Agreement agreement =
                Agreement.of(List.of(fork(USUAL), fork(USUAL), fork(BESIDE_A_NEIGHBOUR), fork(USUAL), fork(USUAL)));

        assertOn(agreement, USUAL, 4);
        assertThat(agreement.isSettled()).isTrue();
    }

    @Test
    void oneForkWithOtherMachineCodeIsOutvoted() {
        Agreement agreement = Agreement.of(List.of(fork(USUAL), fork(INLINED), fork(USUAL), fork(USUAL)));

        assertOn(agreement, USUAL, 3);
    }

    @Test
    void forksBesideANeighbourDoNotOutvoteTheOneThatWasAlone() {
        List<double[]> forks = new ArrayList<>(List.of(fork(USUAL)));
        for (int i = 0; i < 5; i++) {
            forks.add(fork(BESIDE_A_NEIGHBOUR));
        }

        Agreement agreement = Agreement.of(forks);

        assertOn(agreement, USUAL, 1);
        assertThat(agreement.isSettled()).isFalse();
    }

    @Test
    void aForkThatChangedInItsMidstCountsForTheLowerTime() {
        double[] changed = DoubleStream.concat(DoubleStream.of(fork(USUAL)), DoubleStream.of(fork(INLINED)))
                .toArray();

        assertOn(Agreement.of(List.of(changed)), INLINED, 1);
        assertOn(Agreement.of(List.of(changed, fork(USUAL), fork(USUAL), fork(USUAL))), USUAL, 3);
    }

    @Test
    void aForkWithoutEnoughTimesHasNoSay() {
        double[] few = {USUAL, USUAL, USUAL, USUAL};

        assertOn(Agreement.of(List.of(few, few, few)), USUAL, 0);
    }

    private static void assertOn(Agreement agreement, double nanos, int forks) {
        assertThat(agreement.nanos()).isCloseTo(nanos, within(0.004 * nanos));
        assertThat(agreement.forks()).isEqualTo(forks);
    }

    /** The probe pairs of one fork, to a tenth of a per cent. */
    private double[] fork(double nanos) {
        return DoubleStream.generate(() -> nanos * Math.exp(0.001 * random.nextGaussian()))
                .limit(200)
                .toArray();
    }
}
