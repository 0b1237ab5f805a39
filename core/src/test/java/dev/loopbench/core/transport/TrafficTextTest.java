package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.session.ConnectionUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrafficTextTest {

    private static final Traffic SMALL = Traffic.of(new MessageShape(64, 40), 1, 1);

    static List<Traffic> each() {
        return List.of(
                SMALL,
                SMALL.over(AddressFamily.UNIX),
                SMALL.onConnections(16).withWindow(16),
                SMALL.sized(new MessageShape(64 * 1024, 0)).withWindow(16),
                SMALL.at(Pace.of(1_000, Pace.Arrivals.CONSTANT)),
                SMALL.at(Pace.of(10_000, Pace.Arrivals.POISSON)).onConnections(4),
                SMALL.using(ConnectionUse.PER_REQUEST).onConnections(8),
                SMALL.servedBy(new Serving(20_000, 1_000_000, 3)),
                SMALL.withCongestion("reno"));
    }

    @ParameterizedTest
    @MethodSource("each")
    void isReadAsItIsWrittenOnOneLine(Traffic traffic) {
        String text = TrafficText.write(traffic);

        assertThat(text.lines()).hasSize(1);
        assertThat(TrafficText.parse(text)).isEqualTo(traffic);
    }

    @Test
    void isReadable() {
        assertThat(TrafficText.write(SMALL.at(Pace.of(500, Pace.Arrivals.POISSON))))
                .isEqualTo("address=tcp requestBytes=64 responseBytes=40 connections=1 window=1 rate=500"
                        + " arrivals=poisson use=kept serverWorkNanos=0 serverWaitNanos=0 serverThreads=1"
                        + " congestion=default");
    }

    @Test
    void namesAreThoseOfAnOpenLoop() {
        assertThat(TrafficText.values(SMALL.at(Pace.of(500, Pace.Arrivals.POISSON))))
                .containsOnlyKeys(TrafficText.NAMES);
        assertThat(TrafficText.values(SMALL)).doesNotContainKeys("rate", "arrivals");
    }

    @Test
    void sizesMayHaveUnits() {
        assertThat(TrafficText.with(SMALL, "requestBytes", "64KiB").shape().requestBytes())
                .isEqualTo(65_536);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            connections=0       | connections=0: connections 0: allowed are 1 to 10000
            window=many         | window=many:
            rate=0              | rate=0: a rate of 0 per second
            arrivals=poisson    | arrivals=poisson: a rate of 0 per second
            use=seldom          | use=seldom: no use of connections is called 'seldom'; there are kept, per-request
            requestBytes=4KB    | requestBytes=4KB: '4KB' is no size: write 64, 64KiB or 1MiB
            colour=red          | colour=red: traffic has no such value
            fast                | 'fast': write NAME=VALUE
            """)
    void whatCannotBeReadIsNamed(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficText.parse(text))
                .withMessageStartingWith(message);
    }

    @Test
    void aValueWithSpacesIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrafficText.write(SMALL.withCongestion("reno rate=1")))
                .withMessage("congestion=reno rate=1: a value has no spaces");
    }
}
