package dev.loopbench.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pause.GeneratorWatch;
import dev.loopbench.core.session.ProbePair;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan's side of a connection, in virtual time. */
class PacedSessionTest {

    private static final MessageShape SHAPE = new MessageShape(10, 20);
    private static final int CONNECTION = 7;
    private static final long MILLI = 1_000_000;

    /** A slice begins so long after its first session asks. */
    private static final long LEAD = 100_000;

    private static final long AHEAD = 5_000;

    /** The service, response and lateness of one round trip. */
    private record Times(long service, long response, long lateness) {}

    private final Token token = new Token(0x0123456789ABCDEFL, 42);
    private final List<Times> recorded = new ArrayList<>();
    private final ByteBuffer out = ByteBuffer.allocate(1 << 16);
    private long now = 50 * MILLI;
    private long answered;
    private PacedSession session = session(2);

    @BeforeEach
    void open() {
        session.fill(out);
        out.clear();
    }

    private PacedSession session(int window) {
        PacedSession opened = new PacedSession(
                CONNECTION,
                token,
                SHAPE,
                window,
                () -> now,
                AHEAD,
                (due, sent, received, lateness, own) ->
                        recorded.add(new Times(received - sent, received - due, lateness)),
                GeneratorWatch.unheard());
        opened.fill(ByteBuffer.allocate(Token.BYTES));
        return opened;
    }

    /** One connection of eight would have the others' turns before its own; here it is alone with its number. */
    private PacedSlice slice(int ramp, int wanted) {
        return new PacedSlice(Pace.of(1000, Pace.Arrivals.CONSTANT), 1, ramp, wanted, 0);
    }

    /** When the first request of this connection is due. */
    private long first(long asked) {
        return asked + LEAD + CONNECTION * MILLI;
    }

    @Test
    void nothingLeavesBeforeItIsDue() {
        session.assign(slice(1, 2));
        assertThat(session.pending()).isZero();
        long due = first(now);
        assertThat(session.wakeAt()).as("so long before, it wants to be polled").isEqualTo(due - AHEAD);

        now = due - 1;
        assertThat(session.pending()).isZero();
        now = due;
        assertThat(session.pending()).isEqualTo(SHAPE.requestFrame());
    }

    @Test
    void everyRequestIsTimedFromWhatWasIntendedAndFromWhatWasDone() {
        session.assign(slice(1, 2));
        session.pending();
        long due = first(now);
        send(due);
        answer(due + 100);
        send(due + MILLI);
        answer(due + MILLI + 300);
        send(due + 2 * MILLI + 40);
        answer(due + 2 * MILLI + 500);

        assertThat(recorded).as("without the ramp").containsExactly(new Times(300, 300, 0), new Times(460, 500, 40));
        assertThat(session.finished()).isTrue();
    }

    @Test
    void waitingForTheWindowIsTheServersDoingAndNoLateness() {
        session = session(1);
        PacedSlice slice = slice(1, 3);
        session.assign(slice);
        session.pending();
        long due = first(now);
        send(due);
        now = due + 2 * MILLI + 500;
        assertThat(session.pending()).as("two are due, but the window is full").isZero();
        assertThat(session.wakeAt()).isEqualTo(Outbound.ON_INPUT);
        answer(due + 2 * MILLI + 500);
        send(due + 2 * MILLI + 510);
        answer(due + 2 * MILLI + 600);
        send(due + 2 * MILLI + 600);
        answer(due + 2 * MILLI + 700);
        send(due + 3 * MILLI);
        answer(due + 3 * MILLI + 90);

        assertThat(recorded)
                .containsExactly(new Times(90, MILLI + 600, 10), new Times(100, 700, 10), new Times(90, 90, 0));
        assertThat(session.finished()).isTrue();
        assertThat(slice.complete()).isTrue();
        assertThat(slice.count()).isEqualTo(3);
        assertThat(slice.plannedNanos()).isEqualTo(3 * MILLI);
        assertThat(slice.nanos()).isEqualTo(3 * MILLI);
    }

    @Test
    void whatTheGeneratorHeldUpMakesThoseBehindItLateToo() {
        session = session(1);
        PacedSlice slice = slice(1, 3);
        session.assign(slice);
        session.pending();
        long due = first(now);
        send(due);
        answer(due + 10);
        send(due + 4 * MILLI);
        answer(due + 4 * MILLI + 10);
        send(due + 4 * MILLI + 10);
        answer(due + 4 * MILLI + 20);

        assertThat(recorded.get(0)).isEqualTo(new Times(10, 3 * MILLI + 10, 3 * MILLI));
        assertThat(recorded.get(1))
                .as("due at 2 ms, sent when the one before it made room")
                .isEqualTo(new Times(10, 2 * MILLI + 20, 2 * MILLI + 10));
    }

    @Test
    void whatFallsDueInAStallIsSentEvenIfTheSliceShouldBeOver() {
        session = session(1);
        PacedSlice slice = slice(1, 2);
        session.assign(slice);
        session.pending();
        long due = first(now);
        send(due);
        answer(due + 10);
        send(due + MILLI);
        answer(due + 11 * MILLI + 5);
        long sent = 2;
        while (!session.finished()) {
            send(now);
            answer(now + 10);
            sent++;
        }

        assertThat(sent)
                .as("one of the ramp, the stalled one, and ten that fell due meanwhile")
                .isEqualTo(12);
        assertThat(recorded).hasSize(11);
        assertThat(recorded.get(1).response()).isEqualTo(9 * MILLI + 15);
        assertThat(recorded.get(10).response()).isLessThan(MILLI);
        assertThat(slice.count()).isEqualTo(11);
    }

    @Test
    void aPlanThatIsASecondBehindIsGivenUp() {
        session = session(1);
        PacedSlice slice = slice(1, 10);
        session.assign(slice);
        session.pending();
        long due = first(now);
        send(due);
        answer(due + 10);
        send(due + MILLI);
        answer(due + 1_001 * MILLI);

        assertThat(session.finished()).isTrue();
        assertThat(slice.complete()).isTrue();
        assertThat(recorded).containsExactly(new Times(1_000 * MILLI, 1_000 * MILLI, 0));
    }

    @Test
    void asManyAsAreDueLeaveTogetherUpToTheWindow() {
        session.assign(slice(1, 5));
        session.pending();
        now = first(now) + 10 * MILLI;

        assertThat(session.pending()).isEqualTo(2 * SHAPE.requestFrame());
        assertThat(session.pending()).as("asked again").isEqualTo(2 * SHAPE.requestFrame());
        session.fill(out.clear());
        assertThat(out.position()).isEqualTo(2 * SHAPE.requestFrame());
        assertThat(session.pending()).isZero();
    }

    @Test
    void itsHalvesWantAThreadEachWhereMoreThanOneIsOutstanding() {
        assertThat(session(2).sendsWhileReceiving()).isTrue();
        assertThat(session(1).sendsWhileReceiving()).isFalse();
    }

    @Test
    void aBracketIsTakenBetweenSlices() {
        ProbePair probePair = new ProbePair(() -> 5, true);
        session.assign(probePair);
        assertThat(session.wakeAt()).isEqualTo(Outbound.ON_INPUT);
        assertThat(session.pending()).isEqualTo(Header.BYTES);
        session.fill(out.clear());
        session.received(frame(0, 0, Header.controlAnswer(9), 0));

        assertThat(session.finished()).isTrue();
        assertThat(probePair.serverNanos()).isEqualTo(9);
    }

    @Test
    void refusesAResponseOutOfOrder() {
        begin();
        answered = 1;
        assertRefused(response(), "response is connection 7 message 1, awaited was connection 7 message 0");
    }

    @Test
    void refusesAResponseThatNobodyAskedFor() {
        assertRefused(response(), "nothing is outstanding");
    }

    @Test
    void refusesAWrongByteInACheckedPayload() {
        begin();
        ByteBuffer response = response();
        response.put(Header.BYTES, (byte) (response.get(Header.BYTES) ^ 1));

        assertRefused(response, "payload differs at byte 0 of connection 7 message 0");
    }

    @Test
    void takesWorkOnlyWhenItHasNone() {
        session.assign(slice(1, 1));

        assertThatIllegalStateException().isThrownBy(() -> session.assign(slice(1, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void refusesAWindowBeyondTheLimits(int window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(window))
                .withMessageContaining("a window of " + window + ": allowed are 1 to 1024");
    }

    @Test
    void aSliceOfAClosedLoopIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PacedSlice(Pace.CLOSED, 1, 1, 1, 0));
    }

    private void begin() {
        session.assign(slice(1, 1));
        session.pending();
        send(first(now));
    }

    private void send(long at) {
        now = at;
        assertThat(session.pending()).isEqualTo(SHAPE.requestFrame());
        session.fill(out.clear());
    }

    private void answer(long at) {
        now = at;
        session.received(response());
        answered++;
    }

    private void assertRefused(ByteBuffer bytes, String message) {
        assertThatThrownBy(() -> session.received(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }

    private ByteBuffer response() {
        return frame(
                SHAPE.requestBytes(),
                SHAPE.responseBytes(),
                Header.firstIdentity(CONNECTION) + answered,
                SHAPE.responseBytes());
    }

    private static ByteBuffer frame(int requestBytes, int responseBytes, long identity, int payloadBytes) {
        ByteBuffer frame = ByteBuffer.allocate(Header.BYTES + payloadBytes);
        new FrameWriter().begin(frame, Header.sizes(requestBytes, responseBytes), identity, payloadBytes);
        return frame.flip();
    }
}
