package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;

/**
 * One I/O API as plain code: a server that sends every frame back, and a client that exchanges frames with it one at a
 * time. Both set TCP_NODELAY and nothing else. A frame's content is never looked at.
 */
interface BareLoop {

    /** Bytes of a frame: a payload of 64 and the 16 of the suite's header. */
    int FRAME = 80;

    /**
     * Listens on the loopback address and serves one connection.
     *
     * @return the port
     */
    int serve(IoThreads threads) throws IOException;

    /** Connects to a server on the loopback address, to fill that slice again and again. */
    BareClient connect(int port, BareSlice slice, IoThreads threads) throws IOException;
}
