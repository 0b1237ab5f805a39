package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;

/**
 * What a transport is asked to do, as far as it may have a reason to refuse.
 *
 * @param processors how many processors the process may use
 * @param inProcess whether both ends share one JVM
 * @param address what the ends talk over
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
        ConnectionUse use) {

    /** The same of connections that are kept. */
    public Setting(
            Placement placement,
            int processors,
            boolean inProcess,
            AddressFamily address,
            MessageShape shape,
            int connections,
            int window) {
        this(placement, processors, inProcess, address, shape, connections, window, ConnectionUse.KEPT);
    }

    /** Bytes that one connection may have outstanding in its busier direction. */
    public long outstandingBytes() {
        return (long) window * Math.max(shape.requestFrame(), shape.responseFrame());
    }
}
