package dev.loopbench.nio.connection;

import dev.loopbench.core.frame.ProtocolException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reports the errors of a server that nothing else reports. */
public final class ServerLog {

    private static final Logger LOG = System.getLogger(ServerLog.class.getPackageName());

    private ServerLog() {}

    /**
     * A connection was closed; its client notices and says so. Not logged at all when the socket broke or the peer broke
     * the protocol, which the session keeps.
     */
    public static void lost(Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof ProtocolException)) {
            LOG.log(Level.DEBUG, "closed a connection whose session failed", cause);
        }
    }

    /** The server has ended by a failure of its own, and closed all connections. */
    public static void broken(Throwable cause) {
        LOG.log(Level.ERROR, "the server has ended", cause);
    }
}
