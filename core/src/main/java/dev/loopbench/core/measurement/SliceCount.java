package dev.loopbench.core.measurement;

/**
 * The counted stretch of a slice.
 *
 * @param count its round trips
 * @param nanos its wall time, ns
 */
public record SliceCount(long count, long nanos) {}
