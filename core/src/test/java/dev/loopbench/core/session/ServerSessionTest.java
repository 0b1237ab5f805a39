package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.FrameReader;
import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Payload;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSessionTest {

    private static final long WITNESS = 19_000;

    private final Token token = Token.random();
    private final ServerSession session = new ServerSession(token, () -> WITNESS);

    @Test
    void aStrangerIsTurnedAwayAndNoFaultOfTheClient() {
        List<ProtocolException> told = new ArrayList<>();
        ServerSession strict = new ServerSession(token, () -> WITNESS, told::add);

        assertThatThrownBy(() -> strict.received(ByteBuffer.allocate(Token.BYTES)))
                .isInstanceOf(ProtocolException.class);

        assertThat(told).isEmpty();
    }

    @Test
    void answersNothingBeforeTheWholeToken() {
        ByteBuffer opening = opening();
        while (opening.remaining() > 1) {
            session.received(ByteBuffer.wrap(new byte[] {opening.get()}));
        }
        assertThat(session.pending()).isZero();
        session.received(opening);
        session.received(request(1, 2, 3));

        assertThat(session.pending()).isEqualTo(Header.BYTES + 2);
    }

    @Test
    void refusesAWrongToken() {
        ByteBuffer opening = opening();
        opening.put(15, (byte) ~opening.get(15));

        assertThatThrownBy(() -> session.received(opening))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("token")
                .hasMessageNotContaining(token.hex());
        assertThat(session.pending()).isZero();
    }

    @Test
    void answersEachRequestInOrderWithTheSizeThatItNames() {
        session.received(opening());
        for (int message = 0; message < 100; message++) {
            session.received(request(message % 5, message, message));
        }
        ByteBuffer answers = ByteBuffer.allocate(session.pending());
        session.fill(answers);
        answers.flip();

        assertThat(session.pending()).isZero();
        for (int message = 0; message < 100; message++) {
            assertThat(answers.getInt()).isEqualTo(message % 5);
            assertThat(answers.getInt()).isEqualTo(message);
            assertThat(answers.getLong()).isEqualTo(message);
            assertThat(new Payload().mismatch(answers, message, 0, message)).isEqualTo(-1);
            answers.position(answers.position() + message);
        }
        assertThat(answers.hasRemaining()).isFalse();
    }

    @Test
    void keepsTheOrderWhenMoreComesBeforeAllIsAnswered() {
        session.received(opening());
        FrameReader reader = FrameReader.ofResponses(new MessageShape(0, 30));
        int asked = 0;
        for (int answered = 0; answered < 500; answered++) {
            for (int i = 0; i < 3; i++) {
                session.received(request(0, 30, asked++));
            }
            ByteBuffer one = ByteBuffer.allocate(Header.BYTES + 30);
            session.fill(one);

            assertThat(reader.read(one.flip())).isTrue();
            assertThat(reader.identity()).isEqualTo(answered);
        }
    }

    @Test
    void runsItsWitnessWhenAsked() {
        session.received(opening());
        session.received(request(0, 0, Header.PROBE));
        ByteBuffer answer = ByteBuffer.allocate(100);
        session.fill(answer);
        answer.flip();

        assertThat(answer.remaining()).isEqualTo(Header.BYTES);
        assertThat(Header.controlValue(answer.getLong(8))).isEqualTo(WITNESS);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "16777217, 0", "0, 16777217"})
    void refusesSizesBeyondTheLimits(int requestBytes, int responseBytes) {
        session.received(opening());
        ByteBuffer header = ByteBuffer.allocate(Header.BYTES)
                .putInt(requestBytes)
                .putInt(responseBytes)
                .putLong(1)
                .flip();

        assertThatThrownBy(() -> session.received(header))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("sizes " + requestBytes + " and " + responseBytes + " are out of range");
    }

    @Test
    void refusesAWrongByteInACheckedPayload() {
        session.received(opening());
        ByteBuffer request = request(64, 0, 32);
        request.put(Header.BYTES + 63, (byte) ~request.get(Header.BYTES + 63));

        assertThatThrownBy(() -> session.received(request))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("payload differs at byte 63");
    }

    @Test
    void checksOneInSixteen() {
        session.received(opening());
        for (int message = 1; message < Payload.CHECK_EVERY; message++) {
            ByteBuffer request = request(8, 0, message);
            request.put(Header.BYTES, (byte) ~request.get(Header.BYTES));
            session.received(request);
        }
        assertThat(session.pending()).isEqualTo((Payload.CHECK_EVERY - 1) * Header.BYTES);
    }

    @Test
    void neverFinishesByItself() {
        session.received(opening());
        assertThat(session.finished()).isFalse();
    }

    private ByteBuffer opening() {
        ByteBuffer opening = ByteBuffer.allocate(Token.BYTES);
        token.write(opening);
        return opening.flip();
    }

    private static ByteBuffer request(int requestBytes, int responseBytes, long identity) {
        ByteBuffer frame = ByteBuffer.allocate(Header.BYTES + requestBytes);
        new FrameWriter().begin(frame, Header.sizes(requestBytes, responseBytes), identity, requestBytes);
        return frame.flip();
    }
}
