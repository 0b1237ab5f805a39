package dev.loopbench.core.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBufferTest {

    private static final int FIRST = 64 * 1024;

    private final ReadBuffer buffer = new ReadBuffer(ByteBuffer::allocate, FIRST);

    @Test
    void handsOverWhatWasReadAndIsEmptyAgain() {
        List<Byte> taken = new ArrayList<>();
        buffer.room().put((byte) 4).put((byte) 7);

        buffer.handTo(in -> {
            while (in.hasRemaining()) {
                taken.add(in.get());
            }
        });

        assertThat(taken).containsExactly((byte) 4, (byte) 7);
        assertThat(buffer.room().remaining()).isEqualTo(FIRST);
    }

    @Test
    void growsWhileItIsFilledUpToItsLimit() {
        List<Integer> capacities = new ArrayList<>();
        for (int read = 0; read < 4; read++) {
            capacities.add(buffer.room().remaining());
            buffer.room().position(buffer.room().limit());
            buffer.handTo(in -> in.position(in.limit()));
        }

        assertThat(capacities).containsExactly(FIRST, 2 * FIRST, 4 * FIRST, 4 * FIRST);
    }

    @Test
    void staysAsItIsWhileThereIsRoomLeft() {
        buffer.room().position(FIRST - 1);
        buffer.handTo(in -> in.position(in.limit()));

        assertThat(buffer.room().remaining()).isEqualTo(FIRST);
    }
}
