package dev.loopbench.nio.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.Outbound;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NioBuffersTest {

    @Test
    void aBufferThatWasGivenBackIsTakenAgain() {
        NioBuffers buffers = NioBuffers.ofLoop();
        ByteBuffer first = buffers.take(80);
        ByteBuffer second = buffers.take(80);

        assertThat(second).isNotSameAs(first);
        buffers.giveBack(first);
        assertThat(buffers.take(80)).isSameAs(first);
    }

    @Test
    void whatOneConnectionReadsIntoGrowsOnceItWasFilled() {
        NioBuffers buffers = NioBuffers.ofConnection();
        int small = buffers.in().capacity();
        buffers.in().position(small - 1);
        buffers.handTo(NioBuffersTest::takeAll);
        assertThat(buffers.in().capacity()).isEqualTo(small);
        buffers.in().position(small);
        buffers.handTo(NioBuffersTest::takeAll);

        assertThat(buffers.in().capacity()).isGreaterThan(small);
        assertThat(buffers.in().remaining()).isEqualTo(buffers.in().capacity());
    }

    private static void takeAll(ByteBuffer in) {
        in.position(in.limit());
    }

    @Test
    void whatOneConnectionSendsFromIsAsLargeAsWhatItHasToSend() {
        NioBuffers buffers = NioBuffers.ofConnection();

        assertThat(buffers.take(80).capacity()).isLessThan(64 * 1024);
        assertThat(buffers.take(1 << 20).capacity()).isEqualTo(Outbound.LARGEST_FILL);
    }
}
