package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCyclesTest {

    private static final MessageShape SHAPE = new MessageShape(3, 5);
    private static final Token TOKEN = new Token(1, 2);
    private static final int OPENING = Token.BYTES + SHAPE.requestFrame();

    private final List<List<Long>> recorded = new ArrayList<>();
    private final ClientCycles cycles = new ClientCycles(
            7,
            TOKEN,
            SHAPE,
            this::now,
            (cycle, connect, exchange, close) -> recorded.add(List.of(cycle, connect, exchange, close)));
    private long now = 1000;

    private long now() {
        return now;
    }

    @Test
    void hasNothingToDoWithoutASlice() {
        assertThat(cycles.next()).isFalse();
        assertThat(cycles.finished()).isTrue();
    }

    @Test
    void recordsWhenEachPhaseBeganAndEnded() {
        Slice slice = assign(1);
        cycle(10, 20, 30, 40, 50);
        cycle(1, 2, 4, 8, 16);

        assertThat(cycles.next()).isFalse();
        assertThat(recorded).containsExactly(List.of(1L + 2 + 4, 1L, 4L, 16L));
        assertThat(slice.count()).isEqualTo(1);
        assertThat(slice.nanos()).isEqualTo(1 + 2 + 4 + 8 + 16);
    }

    @Test
    void opensEachConnectionWithTheTokenAndOneRequest() {
        assign(1);
        cycles.next();
        cycles.connected();
        ByteBuffer first = opening();
        finish(first);
        cycles.next();
        cycles.connected();
        ByteBuffer second = opening();

        assertThat(first.limit()).isEqualTo(OPENING);
        assertThat(TOKEN.matches(first.position(0))).isTrue();
        assertThat(TOKEN.matches(second.position(0))).isTrue();
        assertThat(second.getLong(Token.BYTES + 8)).isEqualTo(first.getLong(Token.BYTES + 8) + 1);
        assertThat(cycles.out().pending()).isZero();
    }

    @Test
    void theResponseToAnEarlierConnectionIsWrong() {
        assign(1);
        cycles.next();
        cycles.connected();
        ByteBuffer response = finish(opening());
        cycles.next();
        cycles.connected();
        opening();

        assertThatThrownBy(() -> cycles.received(response.rewind()))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("response is connection 7 message 0, awaited was connection 7 message 1");
    }

    @Test
    void aSecondResponseIsWrong() {
        assign(1);
        cycles.next();
        cycles.connected();
        ByteBuffer response = finish(opening());

        assertThatThrownBy(() -> cycles.received(response.rewind()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageEndingWith("awaited was none");
    }

    @Test
    void aSmallBufferTakesAnOpeningInPieces() {
        assign(1);
        cycles.next();
        cycles.connected();
        ByteBuffer tooSmall = ByteBuffer.allocate(Token.BYTES + Header.BYTES - 1);
        cycles.fill(tooSmall);
        assertThat(tooSmall.position()).isZero();

        ByteBuffer withoutPayload = ByteBuffer.allocate(Token.BYTES + Header.BYTES);
        cycles.fill(withoutPayload);
        assertThat(cycles.pending()).isEqualTo(SHAPE.requestBytes());
        ByteBuffer payload = ByteBuffer.allocate(100);
        cycles.fill(payload);
        assertThat(payload.position()).isEqualTo(SHAPE.requestBytes());
        assertThat(cycles.pending()).isZero();
    }

    @Test
    void takesNoSliceInTheMidstOfACycle() {
        assign(1);
        cycles.next();

        assertThatThrownBy(() -> assign(1)).isInstanceOf(IllegalStateException.class);
    }

    private Slice assign(int wanted) {
        Slice slice = new Slice(1, wanted, 1);
        cycles.assign(slice);
        return slice;
    }

    /** One whole cycle whose phases take so long, with what passes between connecting and sending, and before closing. */
    private void cycle(long connect, long beforeSending, long exchange, long beforeClosing, long close) {
        assertThat(cycles.next()).isTrue();
        now += connect;
        cycles.connected();
        now += beforeSending;
        ByteBuffer request = opening();
        now += exchange;
        cycles.received(response(request));
        assertThat(cycles.finished()).isTrue();
        now += beforeClosing;
        cycles.closing();
        now += close;
        cycles.closed();
    }

    /** All that leaves. */
    private ByteBuffer opening() {
        ByteBuffer out = ByteBuffer.allocate(cycles.pending());
        cycles.fill(out);
        return out.flip();
    }

    /** Answers the request and closes the connection. */
    private ByteBuffer finish(ByteBuffer request) {
        ByteBuffer response = response(request);
        cycles.received(response);
        cycles.closing();
        cycles.closed();
        return response;
    }

    private static ByteBuffer response(ByteBuffer request) {
        long identity = request.getLong(Token.BYTES + 8);
        ByteBuffer out = ByteBuffer.allocate(SHAPE.responseFrame());
        new FrameWriter().begin(out, SHAPE.sizes(), identity, SHAPE.responseBytes());
        return out.flip();
    }
}
