package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.cause.Evidence;
import dev.loopbench.core.cause.Evidence.Source;
import dev.loopbench.core.cause.HandlingLog;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ServerSession;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In virtual time. */
class TimedSessionTest {

    private static final int PID = 7;

    @TempDir
    private Path directory;

    private final Token token = Token.random();
    private final ClientSession client = new ClientSession(0, token, new MessageShape(64, 64), 1, () -> 0, nanos -> {});
    private final ByteBuffer wire = ByteBuffer.allocate(1024);
    private long now = 1_000;

    private void exchange(TimedSession server, long handled) {
        wire.clear();
        assertThat(client.out().pending()).isPositive();
        client.out().fill(wire);
        server.received(wire.flip());
        now += handled;
        wire.clear();
        assertThat(server.pending()).isPositive();
        server.fill(wire);
        client.in().received(wire.flip());
        now += 1_000_000;
    }

    @Test
    void requestsThatTheServerHadForLongAreNoted() throws IOException {
        HandlingLog log = HandlingLog.of(directory, PID);
        TimedSession server = new TimedSession(new ServerSession(token, () -> 0, fault -> {}), log, () -> now);
        client.assign(new Slice(1, 2, 1));

        exchange(server, 3_000);
        exchange(server, 5_000_000);
        exchange(server, 3_000);
        log.write();

        assertThat(HandlingLog.of(directory, PID).read().orElseThrow().evidence())
                .containsExactly(new Evidence(
                        Cause.SERVER_HANDLER,
                        Source.SERVER,
                        1_004_000,
                        6_004_000,
                        5_000_000,
                        "the server held a request for 5000 µs"));
    }

    @Test
    void aServerThatWroteNothingTellsNothing() throws IOException {
        assertThat(HandlingLog.of(directory, PID).read()).isEmpty();
    }

    @Test
    void thoseThatFindNoRoomAreCounted() throws IOException {
        HandlingLog log = HandlingLog.of(directory, PID);
        for (int i = 0; i < HandlingLog.MOST + 3; i++) {
            log.add(i, i + 1);
        }
        log.write();

        HandlingLog.Notes notes = HandlingLog.of(directory, PID).read().orElseThrow();
        assertThat(notes.evidence()).hasSize(HandlingLog.MOST);
        assertThat(notes.dropped()).isEqualTo(3);
    }
}
