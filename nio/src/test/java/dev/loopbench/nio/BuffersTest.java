package dev.loopbench.nio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.session.Outbound;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BuffersTest {

    @Test
    void aBufferThatWasGivenBackIsTakenAgain() {
        Buffers buffers = Buffers.ofLoop();
        ByteBuffer first = buffers.take(80);
        ByteBuffer second = buffers.take(80);

        assertThat(second).isNotSameAs(first);
        buffers.giveBack(first);
        assertThat(buffers.take(80)).isSameAs(first);
    }

    @Test
    void whatOneConnectionReadsIntoGrowsOnceItWasFilled() {
        Buffers buffers = Buffers.ofConnection();
        int small = buffers.in().capacity();
        buffers.in().position(small - 1);
        buffers.handTo(BuffersTest::takeAll);
        assertThat(buffers.in().capacity()).isEqualTo(small);
        buffers.in().position(small);
        buffers.handTo(BuffersTest::takeAll);

        assertThat(buffers.in().capacity()).isGreaterThan(small);
        assertThat(buffers.in().remaining()).isEqualTo(buffers.in().capacity());
    }

    private static void takeAll(ByteBuffer in) {
        in.position(in.limit());
    }

    @Test
    void whatOneConnectionSendsFromIsAsLargeAsWhatItHasToSend() {
        Buffers buffers = Buffers.ofConnection();

        assertThat(buffers.take(80).capacity()).isLessThan(64 * 1024);
        assertThat(buffers.take(1 << 20).capacity()).isEqualTo(Outbound.LARGEST_FILL);
    }
}
