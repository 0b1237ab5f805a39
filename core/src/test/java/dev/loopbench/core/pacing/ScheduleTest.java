package dev.loopbench.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Pace CONSTANT = Pace.of(1000, Pace.Arrivals.CONSTANT);
    private static final Pace POISSON = Pace.of(1000, Pace.Arrivals.POISSON);

    @Test
    void constantArrivalsGoToTheConnectionsInTurns() {
        assertThat(due(new Schedule(CONSTANT, 0, 2, 7), 3)).containsExactly(0L, 2_000_000L, 4_000_000L);
        assertThat(due(new Schedule(CONSTANT, 1, 2, 7), 3)).containsExactly(1_000_000L, 3_000_000L, 5_000_000L);
    }

    @Test
    void aRateThatDoesNotDivideASecondIsKeptAllTheSame() {
        Schedule schedule = new Schedule(Pace.of(7, Pace.Arrivals.CONSTANT), 0, 1, 0);

        List<Long> due = due(schedule, 7_001);

        assertThat(due.get(7_000)).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void poissonArrivalsHaveTheirRateAndTheirSpread() {
        List<Long> due = due(new Schedule(POISSON, 3, 4, 1), 100_000);

        double mean = due.get(due.size() - 1) / (double) due.size();
        assertThat(mean).as("4 ms on each of four connections").isCloseTo(4e6, within(0.02 * 4e6));
        long shorter = 0;
        for (int i = 1; i < due.size(); i++) {
            shorter += due.get(i) - due.get(i - 1) < mean ? 1 : 0;
        }
        assertThat(shorter / (double) due.size())
                .as("of exponential distances those below the mean")
                .isCloseTo(1 - Math.exp(-1), within(0.01));
    }

    @Test
    void equalSeedsGiveEqualPlansAndOthersDoNot() {
        List<Long> plan = due(new Schedule(POISSON, 1, 4, 9), 100);

        assertThat(due(new Schedule(POISSON, 1, 4, 9), 100)).isEqualTo(plan);
        assertThat(due(new Schedule(POISSON, 1, 4, 10), 100)).isNotEqualTo(plan);
        assertThat(due(new Schedule(POISSON, 2, 4, 9), 100)).isNotEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void refusesARateBeyondTheLimits(int perSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.of(perSecond, Pace.Arrivals.CONSTANT))
                .withMessage("a rate of " + perSecond + " per second: allowed are 1 to 1000000");
    }

    @Test
    void refusesArrivalsThatThereAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pace.Arrivals.of("bursts"))
                .withMessage("no arrivals are called 'bursts'; there are constant, poisson");
    }

    private static List<Long> due(Schedule schedule, int count) {
        List<Long> due = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            due.add(schedule.due());
            schedule.next();
        }
        return due;
    }
}
