package dev.loopbench.results.evidence;

import static dev.loopbench.results.evidence.Calibration.HALF;
import static dev.loopbench.results.evidence.Calibration.RULES;
import static dev.loopbench.results.evidence.Calibration.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.evidence.Calibration.Judged;
import dev.loopbench.results.evidence.Calibration.Plan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A short version of {@link Calibration}: too few runs for a table, enough to see an estimator or judge that is broken. */
class CalibrationTest {

    private static final int RUNS = 100;
    private static final int ROUNDS = 40;
    private static final int BLOCKS = 10;

    private static final List<EstimatedBlocks> MIXED = runs(Scenario.MIXED);
    private static final List<EstimatedBlocks> BUILDS = runs(Scenario.BUILDS);

    @Test
    void equalsAreSeldomFoundToDiffer() {
        Plan plan = Calibration.fixed(BLOCKS);

        assertThat(percent(Calibration.judged(MIXED, plan, HALF, 1), Judged::anyDifference))
                .isLessThan(5);
        assertThat(percent(Calibration.judged(BUILDS, plan, HALF, 1), Judged::anyDifference))
                .isLessThan(5);
    }

    @Test
    void equalsAreSeldomFoundToDifferHoweverOftenOneLooks() {
        List<EstimatedBlocks> runs = IntStream.range(0, RUNS / 2)
                .mapToObj(seed -> estimated(seed, Scenario.BUILDS, 24))
                .toList();
        List<Judged> judged = Calibration.judged(runs, Calibration.untilDecided(), HALF, 1);

        assertThat(percent(judged, Judged::anyDifference)).isLessThan(5);
    }

    @Test
    void intervalsHoldTheTruthAndAreNarrow() {
        List<Judged> judged = Calibration.judged(MIXED, Calibration.fixed(BLOCKS), RULES, 1);

        assertThat(Calibration.coverage(judged, Judged::interval)).isGreaterThan(90);
        assertThat(percent(judged, one -> one.interval().halfWidth() < 0.005)).isGreaterThan(90);
    }

    @Test
    void onePercentIsSeenMostOfTheTimeWithABandOfHalfAPercent() {
        assertThat(Calibration.found(MIXED, Calibration.fixed(BLOCKS), HALF, 1.01))
                .isGreaterThan(90);
    }

    @Test
    void twoPercentAreSeenInSixBlocks() {
        assertThat(Calibration.found(MIXED, Calibration.fixed(6), RULES, 1.02)).isGreaterThan(80);
    }

    @Test
    void runsOfOneForkAfterTheOtherSayLess() {
        assertThat(Calibration.found(runs(Scenario.SEQUENTIAL), Calibration.fixed(BLOCKS), HALF, 1.01))
                .isLessThan(50);
    }

    private static List<EstimatedBlocks> runs(Scenario scenario) {
        return IntStream.range(0, RUNS)
                .mapToObj(seed -> estimated(seed, scenario, BLOCKS))
                .toList();
    }

    private static EstimatedBlocks estimated(int seed, Scenario scenario, int blocks) {
        return EstimatedBlocks.of(seed, scenario, ROUNDS, blocks, List.of(BlockEstimator.PAIRS))
                .get(0);
    }
}
