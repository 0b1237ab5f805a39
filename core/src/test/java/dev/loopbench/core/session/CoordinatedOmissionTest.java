package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSession;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.pause.GeneratorWatch;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that stalls once for 200 ms at 1 000 requests a second, in virtual time. */
class CoordinatedOmissionTest {

    private static final long SERVICE = 20_000;
    private static final long STALL = 200_000_000;
    private static final int REQUESTS = 3_000;

    private final Histogram service = new Histogram(4);
    private final Histogram response = new Histogram(4);
    private final Histogram lateness = new Histogram(4);
    private long now;

    @ParameterizedTest(name = "in the midst of request {0}")
    @ValueSource(ints = {1_500, 2_999})
    void responseTimeShowsItWhereServiceTimeDoesNot(int stalled) {
        Token token = new Token(1, 2);
        PacedSession client = new PacedSession(
                0,
                token,
                new MessageShape(64, 64),
                1,
                () -> now,
                0,
                (due, sent, received, late, own) -> {
                    service.recordValue(received - sent);
                    response.recordValue(received - due);
                    lateness.recordValue(late);
                },
                GeneratorWatch.unheard());
        ServerSession server = new ServerSession(token, () -> 0);
        exchange(client, server);
        client.assign(new PacedSlice(Pace.of(1000, Pace.Arrivals.CONSTANT), 1, 1, REQUESTS, 0));
        for (int request = 0; !client.finished(); request++) {
            while (client.pending() == 0) {
                now = client.wakeAt();
            }
            ByteBuffer answer = exchange(client, server);
            now += request == stalled ? STALL : SERVICE;
            client.in().received(answer);
        }

        assertThat(service.getTotalCount()).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(millis(response, 99.9)).as("response p99.9, ms").isGreaterThanOrEqualTo(100);
        assertThat(millis(service, 99.9)).as("service p99.9, ms").isEqualTo(0.02);
        assertThat(response.getCountBetweenValues(SERVICE * 2, Long.MAX_VALUE / 2))
                .as("as many as were due meanwhile waited, wherever the slice ends")
                .isBetween(195L, 210L);
        assertThat(lateness.getMaxValue()).as("none of it was the generator's").isZero();
    }

    private static double millis(Histogram times, double percentile) {
        return Math.round(times.getValueAtPercentile(percentile) / 1e4) / 1e2;
    }

    private static ByteBuffer exchange(Session client, Session server) {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        client.out().fill(bytes);
        server.in().received(bytes.flip());
        ByteBuffer answer = ByteBuffer.allocate(1024);
        server.out().pending();
        server.out().fill(answer);
        return answer.flip();
    }
}
