package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.loopbench.core.frame.MessageShape;

/**
 * A part of a slice with a probe pair of its own on either side. In JSON an array in the order of the parameters, since
 * there are hundreds of thousands in a run.
 *
 * @param count counted round trips
 * @param nanos wall time of them, probe pairs not included, ns
 * @param p50Nanos their median, ns
 * @param witnessed the probe pairs
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"count", "nanos", "p50Nanos", "witnessed"})
public record Lap(long count, long nanos, double p50Nanos, Probed witnessed) {

    /** Round trips of small messages from one probe pair to the next, one request at a time: a millisecond or two. */
    public static final int LENGTH = 50;

    /** Up to so much payload a round trip takes at most three times as long as one of a byte. */
    private static final long SMALL_BYTES = 64 * 1024;

    private static final int LEAST_LENGTH = 2;

    /**
     * Round trips from one probe pair to the next: {@value #LENGTH} of up to 64 KiB of payload there and back, and of larger
     * ones as many fewer, at least {@value #LEAST_LENGTH}. So a lap stays a millisecond or two up to 1 MiB.
     */
    public static int length(MessageShape shape) {
        long length = LENGTH * SMALL_BYTES / Math.max(SMALL_BYTES, shape.payloadBytes());
        return (int) Math.max(LEAST_LENGTH, length);
    }
}
