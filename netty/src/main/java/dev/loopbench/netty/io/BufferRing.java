package dev.loopbench.netty.io;

import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Buffers that an event loop lends to the kernel, which picks one when bytes arrive. One receive then stays armed for all
 * of them (multishot), instead of one for each message.
 *
 * @param count number of buffers: a power of two, 1 to {@value #MAX_COUNT}
 * @param bytes capacity of each, 1 to {@value #MAX_BYTES}: the most that one receive returns
 * @param incremental whether the kernel may fill a buffer by several receives, one behind the other (Linux 6.12)
 */
public record BufferRing(int count, int bytes, boolean incremental) {

    /** The group under which the loop's channels find the ring; a loop has one. */
    public static final short GROUP = 1;

    private static final int MAX_COUNT = 16_384;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String NONE = "none";
    private static final String INCREMENTAL = "incremental";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,7})(?::(" + INCREMENTAL + "))?");

    public BufferRing {
        if (count < 1 || count > MAX_COUNT || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("count " + count + ": allowed are powers of two from 1 to " + MAX_COUNT);
        }
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("bytes " + bytes + ": allowed are 1 to " + MAX_BYTES);
        }
    }

    /**
     * The ring that a text describes: {@code COUNTxBYTES}, {@code COUNTxBYTES:incremental}, or {@code none} for an empty
     * answer.
     *
     * @throws IllegalArgumentException with the allowed values if it describes none
     */
    public static Optional<BufferRing> parse(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("allowed are " + NONE + ", COUNTxBYTES and COUNTxBYTES:" + INCREMENTAL);
        }
        return Optional.of(new BufferRing(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3) != null));
    }

    /** The ring as Netty registers it. All buffers are lent at the start, so a burst does not have to wait for more. */
    public IoUringBufferRingConfig config() {
        return IoUringBufferRingConfig.builder()
                .bufferGroupId(GROUP)
                .bufferRingSize((short) count)
                .batchSize(count)
                .incremental(incremental)
                .allocator(new IoUringFixedBufferRingAllocator(bytes))
                .build();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return count + "x" + bytes + (incremental ? ":" + INCREMENTAL : "");
    }
}
