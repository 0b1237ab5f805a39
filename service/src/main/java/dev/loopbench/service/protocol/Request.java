package dev.loopbench.service.protocol;

import java.util.List;

/**
 * A request of a mix.
 *
 * @param name for people
 * @param bytes the whole request as it is sent; not to be changed
 * @param weight its share of the mix relative to the others, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // identity serves: requests are never compared
public record Request(String name, byte[] bytes, int weight) {

    /** The mean size of a mix by its weights. */
    public static double meanBytes(List<Request> mix) {
        double bytes = 0;
        long weights = 0;
        for (Request request : mix) {
            bytes += (double) request.weight() * request.bytes().length;
            weights += request.weight();
        }
        return bytes / weights;
    }
}
