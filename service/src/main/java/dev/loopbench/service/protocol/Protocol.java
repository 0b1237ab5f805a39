package dev.loopbench.service.protocol;

import io.netty.channel.ChannelPipeline;
import java.util.List;

/** Requests as bytes, and the handlers that find the replies to them. Safe for use by several threads. */
public interface Protocol {

    /** The mix, at least one request. */
    List<Request> requests();

    /** The messages that a new connection sends before its first request, each with a reply of its own; mostly none. */
    List<byte[]> greetings();

    /**
     * Adds the decoders for one connection. They report each reply to {@code replies} and pass nothing on.
     *
     * @param pipeline of a new connection
     * @param replies of that connection
     */
    void addDecoders(ChannelPipeline pipeline, Replies replies);

    /**
     * A request of a mix.
     *
     * @param name for people
     * @param bytes the whole request as it is sent; not to be changed
     * @param weight its share of the mix relative to the others, 1 or more
     */
    @SuppressWarnings("ArrayRecordComponent") // identity serves: requests are never compared
    record Request(String name, byte[] bytes, int weight) {

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
}
