package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSessionTest {

    private static final MessageShape SHAPE = new MessageShape(10, 20);
    private static final int CONNECTION = 7;

    private final Token token = new Token(0x0123456789ABCDEFL, 42);
    private final List<Long> recorded = new ArrayList<>();
    private long now;
    private final ByteBuffer out = ByteBuffer.allocate(1 << 16);
    private ClientSession session = new ClientSession(CONNECTION, token, SHAPE, 4, () -> now, recorded::add);

    /** The session has opened its connection and waits for work. */
    @BeforeEach
    void open() {
        session.out().fill(out);
        out.clear();
    }

    @Test
    void opensWithTheTokenEvenIfThereIsNothingElseToDo() {
        ClientSession fresh = new ClientSession(CONNECTION, token, SHAPE, 4, () -> now, recorded::add);
        assertThat(fresh.finished()).isFalse();
        assertThat(fresh.pending()).isEqualTo(Token.BYTES);

        fresh.fill(out);

        assertThat(out.flip())
                .isEqualTo(ByteBuffer.allocate(16)
                        .putLong(token.high())
                        .putLong(token.low())
                        .flip());
        assertThat(fresh.finished()).isTrue();
        assertThat(fresh.pending()).isZero();
    }

    @Test
    void keepsItsWindowFullAndNoFuller() {
        session.assign(new Slice(1, 100, 4));
        assertThat(session.pending()).isEqualTo(4 * SHAPE.requestFrame());
        session.fill(out);
        assertThat(out.position()).isEqualTo(4 * SHAPE.requestFrame());
        assertThat(session.pending()).isZero();

        session.received(response(0));
        session.received(response(1));

        assertThat(session.pending()).isEqualTo(2 * SHAPE.requestFrame());
        assertThat(session.pending()).as("asked again").isEqualTo(2 * SHAPE.requestFrame());
    }

    @Test
    void numbersItsMessagesAndNamesTheirSizes() {
        session.assign(new Slice(1, 1, 4));
        session.pending();
        session.fill(out);
        out.flip();
        for (int message = 0; message < 4; message++) {
            assertThat(out.getInt()).isEqualTo(SHAPE.requestBytes());
            assertThat(out.getInt()).isEqualTo(SHAPE.responseBytes());
            assertThat(out.getLong()).isEqualTo(identity(message));
            out.position(out.position() + SHAPE.requestBytes());
        }
        assertThat(out.hasRemaining()).isFalse();
    }

    @Test
    void recordsFromTheStampOfTheSendToThatOfTheRead() {
        session = new ClientSession(CONNECTION, token, SHAPE, 1, () -> now, recorded::add);
        session.assign(new Slice(1, 2, 1));
        exchange(0, 100, 400);
        exchange(1, 410, 650);
        exchange(2, 660, 907);

        assertThat(recorded)
                .as("without the ramp; what answers a response is stamped with the time of that response")
                .containsExactly(250L, 257L);
        assertThat(session.finished()).isTrue();
    }

    @Test
    void takesANewStampAfterTheBracketBeforeASlice() {
        ProbePair probePair = new ProbePair(() -> 5, false);
        session = new ClientSession(CONNECTION, token, SHAPE, 2, () -> now, recorded::add);
        session.assign(probePair);
        session.fill(out);
        now = 100;
        session.received(frame(0, 0, Header.controlAnswer(9), 0));
        session.assign(new Slice(1, 1, 2));
        exchange(0, 1000, 1001);
        exchange(1, 1001, 1003);

        assertThat(recorded).as("the second of two sent at 1000").containsExactly(3L);
    }

    @Test
    void neverCutsAHeader() {
        session.assign(new Slice(1, 10, 4));
        session.pending();
        ByteBuffer small = ByteBuffer.allocate(SHAPE.requestFrame() + Header.BYTES - 1);

        session.fill(small);

        assertThat(small.position()).isEqualTo(SHAPE.requestFrame());
        assertThat(session.pending()).isEqualTo(3 * SHAPE.requestFrame());
    }

    @Test
    void runsItsWitnessBeforeTheServerIsAsked() {
        List<String> order = new ArrayList<>();
        ProbePair probePair = new ProbePair(
                () -> {
                    order.add(out.position() == 0 ? "before" : "after");
                    return 5;
                },
                true);
        session.assign(probePair);
        assertThat(session.pending()).isEqualTo(Header.BYTES);

        session.fill(out);

        assertThat(order).containsExactly("before");
        assertThat(session.finished()).isFalse();
        assertThat(session.pending()).isZero();

        session.received(frame(0, 0, Header.controlAnswer(9), 0));

        assertThat(session.finished()).isTrue();
        assertThat(probePair.clientNanos()).isEqualTo(5);
        assertThat(probePair.serverNanos()).isEqualTo(9);
    }

    @Test
    void wakesTheOtherProcessorBetweenTheTwoWitnesses() {
        List<String> order = new ArrayList<>();
        ProbePair probePair = new ProbePair(
                () -> {
                    order.add("witness");
                    return 5;
                },
                () -> {
                    order.add(out.position() == 0 ? "wake-up" : "late");
                    return 7;
                },
                () -> 3,
                true);
        session.assign(probePair);

        session.fill(out);

        assertThat(order).containsExactly("witness", "wake-up");
        assertThat(probePair.wakeUpNanos()).isEqualTo(7);
        assertThat(probePair.wakeUpCpuNanos()).isEqualTo(3);
    }

    @Test
    void makesTheSameRoundTripWhereTheServerIsNotAsked() {
        ProbePair probePair = new ProbePair(() -> 5, false);
        session.assign(probePair);
        session.fill(out);
        out.flip();
        assertThat(out.remaining()).isEqualTo(Header.BYTES);
        assertThat(out.getLong(8)).isNotEqualTo(Header.PROBE);

        session.received(out);

        assertThat(session.finished()).isTrue();
        assertThat(probePair.serverNanos()).isZero();
    }

    @Test
    void refusesAResponseOutOfOrder() {
        send();
        assertProtocolException(response(1), "response is connection 7 message 1, awaited was connection 7 message 0");
    }

    @Test
    void refusesAResponseTwice() {
        send();
        session.received(response(0));
        assertProtocolException(response(0), "message 0, awaited was connection 7 message 1");
    }

    @Test
    void refusesAResponseOfAnotherConnection() {
        send();
        assertProtocolException(
                frame(10, 20, Header.firstIdentity(8), 20), "connection 8 message 0, awaited was connection 7");
    }

    @Test
    void refusesAResponseThatNobodyAskedFor() {
        assertProtocolException(response(0), "nothing is outstanding");
    }

    @Test
    void refusesAControlAnswerThatNobodyAskedFor() {
        send();
        assertProtocolException(frame(0, 0, Header.controlAnswer(1), 0), "response is control 1");
    }

    @Test
    void refusesOtherSizesThanItsOwn() {
        send();
        assertProtocolException(frame(10, 21, identity(0), 21), "sizes 10 and 21 instead of 10 and 20");
    }

    @Test
    void refusesAControlFrameWithSizes() {
        send();
        assertProtocolException(frame(0, 1, Header.controlAnswer(1), 1), "sizes 0 and 1 instead of 0 and 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19})
    void refusesAWrongByteInACheckedPayload(int place) {
        send();
        ByteBuffer response = response(0);
        response.put(Header.BYTES + place, (byte) (response.get(Header.BYTES + place) ^ 0x10));

        assertProtocolException(response, "payload differs at byte " + place + " of connection 7 message 0");
    }

    @Test
    void takesWorkOnlyWhenItHasNone() {
        send();
        assertThatIllegalStateException().isThrownBy(() -> session.assign(new Slice(1, 1, 1)));
        assertThatIllegalStateException().isThrownBy(() -> session.assign(new ProbePair(() -> 0, true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void refusesAWindowBeyondTheLimits(int window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientSession(0, token, SHAPE, window, () -> now, recorded::add))
                .withMessageContaining("a window of " + window + ": allowed are 1 to 1024");
    }

    private void send() {
        session.assign(new Slice(1, 100, 4));
        session.pending();
        session.fill(out);
    }

    private void exchange(int message, long sent, long received) {
        session.pending();
        now = sent;
        session.fill(out.clear());
        now = received;
        session.received(response(message));
    }

    private void assertProtocolException(ByteBuffer bytes, String message) {
        assertThatThrownBy(() -> session.received(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }

    private static long identity(int message) {
        return Header.firstIdentity(CONNECTION) + message;
    }

    private static ByteBuffer response(int message) {
        return frame(SHAPE.requestBytes(), SHAPE.responseBytes(), identity(message), SHAPE.responseBytes());
    }

    private static ByteBuffer frame(int requestBytes, int responseBytes, long identity, int payloadBytes) {
        ByteBuffer frame = ByteBuffer.allocate(Header.BYTES + payloadBytes);
        new FrameWriter().begin(frame, Header.sizes(requestBytes, responseBytes), identity, payloadBytes);
        return frame.flip();
    }
}
