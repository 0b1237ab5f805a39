package dev.loopbench.core.socket;

import java.net.SocketAddress;
import java.util.List;

/** The addresses of one server, one after the other and again from the first. Used by one thread. */
public final class Rotation {

    private final List<? extends SocketAddress> servers;
    private int next;

    /**
     * @param servers at least one
     * @param first where to begin; any number from 0, so that several rotations need not begin at the same address
     */
    public Rotation(List<? extends SocketAddress> servers, int first) {
        this.servers = List.copyOf(servers);
        this.next = first % servers.size();
    }

    /** The one whose turn it is. */
    public SocketAddress next() {
        SocketAddress server = servers.get(next);
        next = next + 1 == servers.size() ? 0 : next + 1;
        return server;
    }
}
