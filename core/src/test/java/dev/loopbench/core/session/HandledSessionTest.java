package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandledSessionTest {

    private static final long WITNESS = 4711;

    private final Token token = Token.random();
    private final AtomicInteger handlings = new AtomicInteger();
    private final HandledSession session = new HandledSession(token, () -> WITNESS, handlings::incrementAndGet);

    @Test
    void nothingLeavesBeforeItWasHandled() {
        open();
        session.received(request(0));

        assertThat(session.due()).isTrue();
        assertThat(session.pending()).isZero();
        session.handle();
        assertThat(session.pending()).isZero();
        session.handled();

        assertThat(session.due()).isFalse();
        assertThat(identities()).containsExactly(0);
        assertThat(handlings).hasValue(1);
    }

    @Test
    void eachRequestIsHandledOnceAndInOrder() {
        open();
        for (int i = 0; i < 40; i++) {
            session.received(request(i));
        }
        for (int i = 0; i < 40; i++) {
            assertThat(session.due()).isTrue();
            session.handle();
            session.handled();
            assertThat(identities()).containsExactly(i);
        }
        assertThat(session.due()).isFalse();
        assertThat(handlings).hasValue(40);
    }

    @Test
    void moreMayComeWhileOneIsHandled() {
        open();
        session.received(request(7));
        session.handle();
        session.received(request(8));
        session.handled();

        assertThat(identities()).containsExactly(7);
        assertThat(session.due()).isTrue();
    }

    @Test
    void aControlFrameIsAnsweredAtOnceWhereNothingIsDue() {
        open();
        session.received(control());

        assertThat(session.due()).isFalse();
        assertThat(identities()).containsExactly(Header.controlAnswer(WITNESS));
        assertThat(handlings).hasValue(0);
    }

    @Test
    void aControlFrameKeepsItsPlaceAndIsNotHandled() {
        open();
        session.received(request(1));
        session.received(control());
        session.received(request(2));
        assertThat(session.pending()).isZero();
        session.handle();
        session.handled();

        assertThat(identities()).containsExactly(1, Header.controlAnswer(WITNESS));
        assertThat(session.due()).isTrue();
        session.handle();
        session.handled();
        assertThat(identities()).containsExactly(2);
        assertThat(handlings).hasValue(2);
    }

    @Test
    void workIsDoneOnceForEachRequestAndForNoControlFrame() {
        WorkingSession working = new WorkingSession(token, () -> WITNESS, handlings::incrementAndGet);
        ByteBuffer opening = ByteBuffer.allocate(Token.BYTES);
        token.write(opening);
        working.received(opening.flip());
        working.received(request(1));
        working.received(control());
        working.received(request(2));

        assertThat(handlings).hasValue(2);
        assertThat(working.pending()).isEqualTo(3 * Header.BYTES);
        assertThat(working.handler()).isEmpty();
    }

    private void open() {
        ByteBuffer opening = ByteBuffer.allocate(Token.BYTES);
        token.write(opening);
        session.received(opening.flip());
    }

    private static ByteBuffer request(long identity) {
        return ByteBuffer.allocate(Header.BYTES)
                .putLong(Header.sizes(0, 0))
                .putLong(identity)
                .flip();
    }

    private static ByteBuffer control() {
        return request(Header.PROBE);
    }

    private long[] identities() {
        ByteBuffer answers = ByteBuffer.allocate(session.pending());
        session.fill(answers);
        answers.flip();
        long[] identities = new long[answers.remaining() / Header.BYTES];
        for (int i = 0; i < identities.length; i++) {
            answers.getLong();
            identities[i] = answers.getLong();
        }
        return identities;
    }
}
