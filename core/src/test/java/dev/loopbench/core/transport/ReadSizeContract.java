package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.ReadBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** All transports read as much at once, so that none of them needs more calls for a stream than another. */
interface ReadSizeContract extends TransportUnderTest {

    /** The most bytes that a read takes; another value states a limit of the API itself. */
    default int largestRead() {
        return ReadBuffer.LARGEST_READ;
    }

    @Test
    default void readsAsMuchAtOnceAsEveryOther() throws Exception {
        try (SocketChannel feed = SocketChannel.open()) {
            Glutton glutton = new Glutton(feed, largestRead());
            try (Server server = transport()
                    .listen(bind(), SocketSettings.defaults(), () -> glutton, IoThreads.free("contract-server"))) {
                feed.connect(server.address());
                feed.configureBlocking(false);
                glutton.refill();
                assertThat(glutton.fed.await(limit().toNanos(), TimeUnit.NANOSECONDS))
                        .as("has read its fill")
                        .isTrue();
            }
            assertThat(glutton.largest.get()).isEqualTo(largestRead());
        }
    }

    /** Before each next read it fills its own socket to the brim, so that the read can take all it has room for. */
    final class Glutton implements Session, Inbound, Outbound {

        /** The receive buffer grows with what is read; a limit only for a transport that never gets there. */
        private static final long MOST_BYTES = 512L << 20;

        private final SocketChannel feed;
        private final int wanted;
        private final ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20);
        private final CountDownLatch fed = new CountDownLatch(1);
        private long bytes;
        private int reads;
        private final AtomicInteger largest = new AtomicInteger();

        Glutton(SocketChannel feed, int wanted) {
            this.feed = feed;
            this.wanted = wanted;
        }

        void refill() throws IOException {
            do {
                chunk.clear();
            } while (feed.write(chunk) > 0);
        }

        @Override
        public void received(ByteBuffer in) {
            bytes += in.remaining();
            reads++;
            int most = largest.accumulateAndGet(in.remaining(), Math::max);
            in.position(in.limit());
            // A while after the first such read, so that a larger one would be seen.
            boolean enough = most > wanted || (most == wanted && reads > 1000) || bytes > MOST_BYTES;
            if (enough) {
                fed.countDown();
                return;
            }
            try {
                refill();
            } catch (IOException e) {
                throw new UncheckedIOException("the socket cannot be filled", e);
            }
        }

        @Override
        public Inbound in() {
            return this;
        }

        @Override
        public Outbound out() {
            return this;
        }

        @Override
        public boolean finished() {
            return false;
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public void fill(ByteBuffer out) {}
    }
}
