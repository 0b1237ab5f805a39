package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Pace;

/**
 * What a transport is asked to do, as far as it may have a reason to refuse.
 *
 * @param processors how many processors the process may use
 * @param inProcess whether both ends share one JVM
 * @param address what the ends talk over
 * @param pace whether requests leave as responses come, or by a plan
 * @param serving what the server does before it answers, and on how many threads
 * @param use whether the client keeps its connections
 */
public record Setting(
        Placement placement,
        int processors,
        boolean inProcess,
        AddressFamily address,
        MessageShape shape,
        int connections,
        int window,
        Pace pace,
        Serving serving,
        ConnectionUse use) {

    /** A closed loop on connections that are kept, with a server that answers at once, on one thread. */
    public Setting(
            Placement placement,
            int processors,
            boolean inProcess,
            AddressFamily address,
            MessageShape shape,
            int connections,
            int window) {
        this(
                placement,
                processors,
                inProcess,
                address,
                shape,
                connections,
                window,
                Pace.CLOSED,
                Serving.ECHO,
                ConnectionUse.KEPT);
    }

    /** The same as a question to the client's transport, which has no part in what the server does. */
    public Setting asClient() {
        return new Setting(
                placement, processors, inProcess, address, shape, connections, window, pace, Serving.ECHO, use);
    }

    /**
     * Bytes that one connection may have outstanding in its quieter direction. Two ends that do not read while they write
     * wait for each other for ever only if both directions are full; as long as this fits into the socket buffers, one of
     * them never waits in a write.
     */
    public long outstandingBytes() {
        return (long) window * Math.min(shape.requestFrame(), shape.responseFrame());
    }
}
