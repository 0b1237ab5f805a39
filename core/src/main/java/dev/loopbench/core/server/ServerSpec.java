package dev.loopbench.core.server;

import dev.loopbench.core.transport.SocketSettings;
import java.util.SortedSet;

/**
 * What a server is told to be. Travels over the server's standard input, since it holds the secret.
 *
 * @param transport the transport's name
 * @param cpus where its I/O threads run
 * @param held whether they are pinned there
 * @param token the run's token as hexadecimal digits
 */
public record ServerSpec(
        String transport, SortedSet<Integer> cpus, boolean held, String token, SocketSettings settings) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ServerSpec[" + transport + " on " + cpus + "]";
    }
}
