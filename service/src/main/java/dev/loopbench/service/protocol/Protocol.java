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
}
