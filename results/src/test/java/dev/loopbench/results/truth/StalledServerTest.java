package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSession;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.pause.GeneratorWatch;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that stalls once for 200 ms at 1 000 requests a second, over a real connection. A closed loop would see one slow
 * request; the 200 that fell due meanwhile are what its users see.
 */
@Timeout(60)
class StalledServerTest {

    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int REQUESTS = 2_500;

    private final Histogram service = new Histogram(3);
    private final Histogram response = new Histogram(3);

    @Test
    void responseTimeShowsTheStallWhereServiceTimeDoesNot() throws IOException {
        Transport transport = Transports.load().named("nio-select");
        Token token = Token.random();
        PacedSession session = new PacedSession(
                0,
                token,
                new MessageShape(64, 64),
                1,
                System::nanoTime,
                0,
                (due, sent, received, lateness, own) -> {
                    service.recordValue(received - sent);
                    response.recordValue(received - due);
                },
                GeneratorWatch.unheard());
        try (Server server = transport.listen(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        SocketSettings.defaults(),
                        () -> new Stalling(new ServerSession(token, () -> 0)),
                        IoThreads.free("server"));
                Client client = transport.connect(
                        server.address(), SocketSettings.defaults(), List.of(session), IoThreads.free("client"))) {
            session.assign(new PacedSlice(Pace.of(1000, Pace.Arrivals.CONSTANT), 1, 10, REQUESTS, 0));
            client.run(Duration.ofSeconds(30));
        }

        assertThat(service.getTotalCount()).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(response.getValueAtPercentile(99.9)).isGreaterThanOrEqualTo(STALL_NANOS / 2);
        assertThat(service.getMaxValue()).as("one request met it").isGreaterThanOrEqualTo(STALL_NANOS);
        assertThat(service.getValueAtPercentile(99.9)).isLessThan(STALL_NANOS / 2);
    }

    /** Sleeps once, before it takes in a request in the middle. */
    private static final class Stalling implements Session, Inbound {

        private final Session session;
        private int requests;

        Stalling(Session session) {
            this.session = session;
        }

        @Override
        public void received(ByteBuffer in) {
            requests++;
            if (requests == REQUESTS / 2) {
                long end = System.nanoTime() + STALL_NANOS;
                for (long left = STALL_NANOS; left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(this, left);
                }
            }
            session.in().received(in);
        }

        @Override
        public Inbound in() {
            return this;
        }

        @Override
        public Outbound out() {
            return session.out();
        }

        @Override
        public boolean finished() {
            return session.finished();
        }
    }
}
