package dev.loopbench.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.statistics.Modes.Mode;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModesTest {

    private static final int ALL = 20_000;

    private final Histogram roundTrips = new Histogram(3);
    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.03, 0.2})
    void oneBellIsOneMode(double width) {
        bell(16_400, width, ALL);

        assertThat(Modes.of(roundTrips)).singleElement().satisfies(mode -> {
            assertThat(mode.us()).isCloseTo(16.4, within(0.05 * 16.4));
            assertThat(mode.share()).isEqualTo(1);
        });
    }

    @Test
    void twoPlacesOfAThreadAreTwoModes() {
        bell(16_400, 0.03, 38 * ALL / 100);
        bell(48_000, 0.08, 62 * ALL / 100);

        List<Mode> modes = Modes.of(roundTrips);
        assertThat(modes).hasSize(2);
        assertThat(modes.get(0).us()).isCloseTo(16.4, within(0.2));
        assertThat(modes.get(0).share()).isCloseTo(0.38, within(0.005));
        assertThat(modes.get(1).us()).isCloseTo(48, within(1.0));
        assertThat(modes.get(1).share()).isCloseTo(0.62, within(0.005));
    }

    @Test
    void aNeighboursQuarterMoreIsAModeOfItsOwn() {
        bell(13_300, 0.01, ALL / 2);
        bell(16_700, 0.02, ALL / 2);

        assertThat(Modes.of(roundTrips)).hasSize(2);
    }

    @Test
    void bellsThatRunIntoEachOtherAreOneMode() {
        bell(16_400, 0.06, ALL / 2);
        bell(17_400, 0.06, ALL / 2);

        assertThat(Modes.of(roundTrips)).hasSize(1);
    }

    @Test
    void aTailIsNoMode() {
        bell(16_400, 0.03, 97 * ALL / 100);
        bell(90_000, 0.03, 3 * ALL / 100);

        assertThat(Modes.of(roundTrips))
                .singleElement()
                .satisfies(mode -> assertThat(mode.share()).isCloseTo(0.97, within(0.001)));
    }

    @Test
    void roundTripsThatAllTookTheSameTimeHaveOneMode() {
        roundTrips.recordValueWithCount(14_000, 10);

        assertThat(Modes.of(roundTrips))
                .singleElement()
                .satisfies(mode -> assertThat(mode.us()).isCloseTo(14, within(0.05)));
    }

    @Test
    void aTimeOfZeroIsCopedWith() {
        roundTrips.recordValue(0);

        assertThat(Modes.of(roundTrips)).hasSize(1);
    }

    @Test
    void nothingHasNoMode() {
        assertThat(Modes.of(roundTrips)).isEmpty();
    }

    private void bell(double nanos, double width, int count) {
        for (int i = 0; i < count; i++) {
            roundTrips.recordValue(Math.round(nanos * Math.exp(width * random.nextGaussian())));
        }
    }
}
