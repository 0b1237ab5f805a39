package dev.loopbench.results.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.evidence.ShiftJudge.Samples;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShiftJudgeTest {

    private final ShiftJudge judge = new ShiftJudge(Rules.ofBand(0.01));

    @Test
    void aTimeThatGrewIsSlowerAndOneThatShrankFaster() {
        assertThat(verdict(moved(1.05), true)).isEqualTo(Verdict.SLOWER);
        assertThat(verdict(moved(1 / 1.05), true)).isEqualTo(Verdict.FASTER);
    }

    @Test
    void aRateThatGrewIsFasterAndOneThatShrankSlower() {
        assertThat(verdict(moved(1.05), false)).isEqualTo(Verdict.FASTER);
        assertThat(verdict(moved(1 / 1.05), false)).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void tellsByHowMuch() {
        Shift shift = judge.shift(moved(1.05));

        assertThat(shift.ratio()).isCloseTo(1.05, within(1e-9));
        assertThat(Objects.requireNonNull(shift.low())).isBetween(1.045, 1.05);
        assertThat(Objects.requireNonNull(shift.high())).isBetween(1.05, 1.055);
        // All 48 pairs on one side: 2 of C(14, 6) orders.
        assertThat(shift.p()).isCloseTo(2.0 / 3003, within(1e-12));
    }

    @Test
    void whatLiesInsideTheBandIsEquivalentHoweverSurelyItMoved() {
        assertThat(judge.shift(moved(1.006)).p()).isLessThan(0.05);
        assertThat(verdict(moved(1.006), true)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void whatScattersMoreThanItMovedIsUndecided() {
        Samples wild =
                new Samples(List.of(-0.3, -0.2, -0.1, 0.1, 0.2, 0.3), List.of(-0.25, -0.15, -0.05, 0.15, 0.25, 0.35));

        assertThat(verdict(wild, true)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void fewerThanSixBlocksOfEitherRunAreNotEvidence() {
        Shift shift = judge.shift(new Samples(around(0, 5), around(1, 20)));

        assertThat(shift).isEqualTo(new Shift(5, 20, shift.ratio(), null, null, null, null));
        assertThat(shift.ratio()).isNotNull();
        assertThat(judge.judge(List.of(shift), Optional.empty(), true)).containsExactly(shift);
        assertThat(judge.shift(new Samples(List.of(), around(0, 6))).ratio()).isNull();
    }

    @Test
    void theMoreAreJudgedTheSurerEachMustBe() {
        List<Shift> judged = judge.judge(
                IntStream.range(0, 100).mapToObj(i -> judge.shift(moved(1.05))).toList(), Optional.empty(), true);

        assertThat(judged).allSatisfy(shift -> {
            assertThat(shift.p()).isCloseTo(100 * 2.0 / 3003, within(1e-12));
            assertThat(shift.verdict()).isEqualTo(Verdict.UNDECIDED);
        });
    }

    @Test
    void noSmallerEffectIsBelievedThanTheTwinsMovedBy() {
        Shift twins = judge.shift(moved(0.93));

        assertThat(judge.judge(List.of(judge.shift(moved(1.05))), Optional.of(twins), true))
                .extracting(Shift::verdict)
                .containsExactly(Verdict.UNDECIDED);
    }

    @Test
    void twinsThatMovedBeyondChanceInvalidate() {
        assertThat(judge.isInvalid(judge.shift(moved(1.05)))).isTrue();
        assertThat(judge.isInvalid(judge.shift(moved(1)))).isFalse();
    }

    @Test
    void whereNothingMovedAFalseFindingIsAsRareAsTheLevelSays() {
        Random random = new Random(11);
        int runs = 2000;
        int wrong = 0;
        for (int i = 0; i < runs; i++) {
            List<Shift> family = IntStream.range(0, 5)
                    .mapToObj(cell -> judge.shift(new Samples(scattered(random, 6), scattered(random, 8))))
                    .toList();
            boolean found = judge.judge(family, Optional.empty(), true).stream()
                    .anyMatch(shift -> shift.verdict() != Verdict.UNDECIDED);
            wrong += found ? 1 : 0;
        }

        assertThat((double) wrong / runs).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / runs));
    }

    private Verdict verdict(Samples samples, boolean lowerIsBetter) {
        return Objects.requireNonNull(judge.judge(List.of(judge.shift(samples)), Optional.empty(), lowerIsBetter)
                .get(0)
                .verdict());
    }

    private static Samples moved(double ratio) {
        return new Samples(around(0, 6), around(Math.log(ratio), 8));
    }

    /** Evenly spread over half a per cent. */
    private static List<Double> around(double location, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> location + 0.005 * (i - (count - 1) / 2.0) / count)
                .toList();
    }

    private static List<Double> scattered(Random random, int count) {
        return Stream.generate(() -> 0.1 * random.nextGaussian()).limit(count).toList();
    }
}
