package dev.loopbench.core.record;

/**
 * What both ends' JVMs had done when so many slices were over.
 *
 * @param slices how many, 0 or more
 */
public record JvmReading(int slices, JvmUsage client, JvmUsage server) {}
