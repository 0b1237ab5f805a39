package dev.loopbench.blocking;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;

/** A blocking socket API of the JDK. */
interface Sockets {

    /** Whether it has sockets of that family. */
    Availability availability(AddressFamily address);

    /** Binds and listens. */
    Listener listen(SocketAddress bind, SocketSettings settings) throws IOException;

    /** Blocks until the connection is established; its options are set. */
    Link connect(SocketAddress server, SocketSettings settings) throws IOException;
}
