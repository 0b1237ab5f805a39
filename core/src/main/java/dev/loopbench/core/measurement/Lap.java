package dev.loopbench.core.measurement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A part of a slice with a bracket of its own on either side. In JSON an array in the order of the parameters, since
 * there are hundreds of thousands in a run.
 *
 * @param count counted round trips
 * @param nanos wall time of them, brackets not included, ns
 * @param p50Nanos their median, ns
 * @param witnessed the brackets
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"count", "nanos", "p50Nanos", "witnessed"})
public record Lap(long count, long nanos, double p50Nanos, Witnessed witnessed) {

    /** Round trips from one bracket to the next, one request at a time: a millisecond or two. */
    public static final int LENGTH = 50;
}
