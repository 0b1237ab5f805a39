package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.results.service.TargetFigures.ConnectionCost;
import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.protocol.ErrorKind;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The last step of a measurement: whatever it runs into, it gives a cost or the reason why there is none. */
@Timeout(30)
class ConnectionCostsTest {

    private static final LoadShape ONE = new LoadShape(1, 1, 0, Arrivals.Kind.CONSTANT, false, 1_000_000_000, 1_000);

    private final ClientThreads threads = new ClientThreads(1, new TreeSet<>(), false);

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private ConnectionCosts.Outcome outcome(FakeClient kept, FakeClient each) throws InterruptedException {
        return ConnectionCosts.of(new FakeSubject(shape -> shape.connectPerRequest() ? each : kept), threads, ONE);
    }

    @Test
    void theCostIsInRequests() throws InterruptedException {
        ConnectionCosts.Outcome outcome = outcome(FakeClient.taking(10_000), FakeClient.taking(60_000));

        ConnectionCost cost = Objects.requireNonNull(outcome.cost());
        assertThat(cost.requests()).isCloseTo(5, within(0.01));
        assertThat(outcome.note()).isNull();
    }

    @Test
    void aRefusedConnectionIsANote() throws InterruptedException {
        ConnectionCosts.Outcome outcome = outcome(FakeClient.taking(10_000), FakeClient.refused("nothing listens"));

        assertThat(outcome)
                .isEqualTo(
                        new ConnectionCosts.Outcome(null, "the cost of a new connection is left out: nothing listens"));
    }

    @Test
    void failedRequestsAreANote() throws InterruptedException {
        FakeClient failing = FakeClient.taking(60_000);
        failing.errors().add(ErrorKind.RESET, 3, "after 12 bytes");

        assertThat(outcome(FakeClient.taking(10_000), failing))
                .isEqualTo(
                        new ConnectionCosts.Outcome(
                                null,
                                "the cost of a new connection is left out: 3 errors, such as connection reset: after 12 bytes"));
    }

    @Test
    void noMeasuredRequestIsANote() throws InterruptedException {
        assertThat(outcome(FakeClient.taking(10_000), FakeClient.taking(0)))
                .isEqualTo(new ConnectionCosts.Outcome(
                        null, "the cost of a new connection is left out: none of its requests was measured"));
    }
}
