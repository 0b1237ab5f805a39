package dev.loopbench.service.protocol;

/**
 * A request of a mix.
 *
 * @param name for people
 * @param bytes the whole request as it is sent; not to be changed
 * @param weight its share of the mix relative to the others, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // identity serves: requests are never compared
public record Request(String name, byte[] bytes, int weight) {}
