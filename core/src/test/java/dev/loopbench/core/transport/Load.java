package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;

/** How much two ends have to say to each other. */
record Load(MessageShape shape, int connections, int window) {

    /** One connection with one request outstanding. */
    static Load roundTrips(int requestBytes, int responseBytes) {
        return new Load(new MessageShape(requestBytes, responseBytes), 1, 1);
    }

    static Load pipelined(int connections, int window) {
        return new Load(new MessageShape(24, 40), connections, window);
    }

    /** The largest window of small messages on one connection that a transport takes. */
    static Load largestWindow(Transport transport) {
        Load load = pipelined(1, 1024);
        while (load.window() > 1
                && !transport.availability(load.setting(Placement.FREE)).isAvailable()) {
            load = pipelined(1, load.window() / 2);
        }
        return load;
    }

    /** The conditions of a transport when both ends are in this JVM, over TCP. */
    Setting setting(Placement placement) {
        return setting(placement, AddressFamily.TCP);
    }

    /** The same over sockets of that family. */
    Setting setting(Placement placement, AddressFamily address) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Setting(
                placement,
                processors,
                true,
                Traffic.of(shape, connections, window).over(address));
    }
}
