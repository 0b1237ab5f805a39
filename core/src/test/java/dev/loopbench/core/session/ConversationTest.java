package dev.loopbench.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final long SECOND = 1_000_000_000;

    private long longest;
    private long now;
    private static final long WITNESS = 19_000;

    private final Token token = Token.random();
    private final LongAdder recorded = new LongAdder();
    private final ServerSession server = new ServerSession(token, () -> WITNESS);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void arrivesWholeWhereverItIsCut(long seed) {
        Random random = new Random(seed);
        MessageShape shape = new MessageShape(random.nextInt(300), random.nextInt(3000));
        int window = 1 + random.nextInt(40);
        ClientSession client = client(shape, window);
        Slice slice = new Slice(1 + random.nextInt(20), 300, window);
        client.assign(slice);

        new Wire(client, server, seed, 1 + random.nextInt(500)).run();

        assertThat(slice.complete()).isTrue();
        assertThat(slice.count()).isGreaterThanOrEqualTo(300);
        assertThat(slice.nanos()).isPositive();
        assertThat(recorded.sum()).isEqualTo(slice.count());
    }

    @Test
    void arrivesWholeWhereMessagesAreLargerThanAllBuffers() {
        ClientSession client = client(new MessageShape(200_000, 1 << 20), 2);
        Slice slice = new Slice(1, 20, 2);
        client.assign(slice);

        new Wire(client, server, 17, 100_000).run();

        assertThat(slice.complete()).isTrue();
    }

    @Test
    void goesOnFromSliceToBracketToSlice() {
        ClientSession client = client(new MessageShape(64, 64), 8);
        Wire wire = new Wire(client, server, 18, 100);
        for (int i = 0; i < 5; i++) {
            Slice slice = new Slice(8, 100, 8);
            client.assign(slice);
            wire.run();
            ProbePair probePair = new ProbePair(() -> WITNESS + 1, true);
            client.assign(probePair);
            wire.run();

            assertThat(slice.complete()).isTrue();
            assertThat(probePair.clientNanos()).isEqualTo(WITNESS + 1);
            assertThat(probePair.serverNanos()).isEqualTo(WITNESS);
        }
    }

    @Test
    void takesEachBracketInsideASliceOnceWhileNothingIsOutstanding() {
        AtomicLong asked = new AtomicLong();
        List<ProbePair> between = Stream.generate(() -> new ProbePair(() -> probe(asked), true))
                .limit(3)
                .toList();
        Slice slice = Slice.inLaps(20, 100, 25, between);
        ClientSession client = client(new MessageShape(64, 64), 1);
        client.assign(slice);

        new Wire(client, server, 19, 100).run();

        assertThat(slice.count()).isEqualTo(100);
        assertThat(recorded.sum()).isEqualTo(100);
        assertThat(longest).isLessThan(SECOND);
        assertThat(between).extracting(ProbePair::clientNanos).containsExactly(1L, 2L, 3L);
        assertThat(between).extracting(ProbePair::serverNanos).containsOnly(WITNESS);
    }

    /** A CPU probe that takes its time, which must not be found in any round trip. */
    private long probe(AtomicLong asked) {
        now += SECOND;
        return asked.incrementAndGet();
    }

    private ClientSession client(MessageShape shape, int window) {
        return new ClientSession(3, token, shape, window, () -> now += 1000, nanos -> {
            assertThat(nanos).isPositive();
            longest = Math.max(longest, nanos);
            recorded.increment();
        });
    }
}
