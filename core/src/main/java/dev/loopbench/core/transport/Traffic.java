package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;

/**
 * The traffic between two ends, whoever they are and wherever they run.
 *
 * @param address what they talk over
 * @param shape payload sizes
 * @param connections open at once, 1 to {@value #MAX_CONNECTIONS}
 * @param window requests outstanding on each connection, 1 to {@link ClientSession#MAX_WINDOW}
 * @param pace whether requests leave as responses come, or by a plan
 * @param use whether the client keeps its connections; if not, each has one request, and the window is 1
 * @param serving what the server does before it answers, and on how many threads
 * @param congestion the congestion control that both ends set, {@value #KERNELS_CHOICE} for none
 */
public record Traffic(
        AddressFamily address,
        MessageShape shape,
        int connections,
        int window,
        Pace pace,
        ConnectionUse use,
        Serving serving,
        String congestion) {

    /** For {@link #congestion}: what the kernel chooses. */
    public static final String KERNELS_CHOICE = "default";

    /** The most connections of one client. */
    public static final int MAX_CONNECTIONS = 10_000;

    /**
     * At how many addresses a server listens whose clients open a connection for each request. Towards one address the kernel
     * gives every other port of its range away before it looks for the rest one by one, and a port is not given again for a
     * second after its use: 14 116 connections a second with the usual range.
     */
    private static final int LISTENERS = 8;

    public Traffic {
        require("connections", connections, MAX_CONNECTIONS);
        require("window", window, ClientSession.MAX_WINDOW);
        if (use == ConnectionUse.PER_REQUEST && window > 1) {
            throw new IllegalArgumentException(
                    "window " + window + ": a connection for each request has one request at a time, allowed is 1");
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " " + value + ": allowed are 1 to " + most);
        }
    }

    /**
     * A closed loop over TCP on connections that are kept, with a server that answers at once, on one thread, and the
     * congestion control that the kernel chooses.
     */
    public static Traffic of(MessageShape shape, int connections, int window) {
        return new Traffic(
                AddressFamily.TCP,
                shape,
                connections,
                window,
                Pace.CLOSED,
                ConnectionUse.KEPT,
                Serving.ECHO,
                KERNELS_CHOICE);
    }

    /** The same over other sockets. */
    public Traffic over(AddressFamily other) {
        return new Traffic(other, shape, connections, window, pace, use, serving, congestion);
    }

    /** The same with other payloads. */
    public Traffic sized(MessageShape other) {
        return new Traffic(address, other, connections, window, pace, use, serving, congestion);
    }

    /** The same on so many connections. */
    public Traffic onConnections(int other) {
        return new Traffic(address, shape, other, window, pace, use, serving, congestion);
    }

    /** The same with so many requests outstanding on each connection. */
    public Traffic withWindow(int other) {
        return new Traffic(address, shape, connections, other, pace, use, serving, congestion);
    }

    /** The same at another pace. */
    public Traffic at(Pace other) {
        return new Traffic(address, shape, connections, window, other, use, serving, congestion);
    }

    /** The same with connections of another use. */
    public Traffic using(ConnectionUse other) {
        return new Traffic(address, shape, connections, window, pace, other, serving, congestion);
    }

    /** The same with a server that does something else. */
    public Traffic servedBy(Serving other) {
        return new Traffic(address, shape, connections, window, pace, use, other, congestion);
    }

    /** The same under another congestion control. */
    public Traffic withCongestion(String other) {
        return new Traffic(address, shape, connections, window, pace, use, serving, other);
    }

    /**
     * Whether a server that runs for the other traffic can serve this one, too. A server does not know how many connections come,
     * and learns from each what its messages are.
     */
    public boolean isServedLike(Traffic other) {
        return address == other.address
                && settings().equals(other.settings())
                && serving.equals(other.serving)
                && listeners() == other.listeners();
    }

    /** Requests outstanding on all connections together. */
    public int outstanding() {
        return connections * window;
    }

    /**
     * Bytes that one connection may have outstanding in its quieter direction. Two ends that do not read while they write
     * wait for each other for ever only if both directions are full; as long as this fits into the socket buffers, one of
     * them never waits in a write.
     */
    public long outstandingBytes() {
        return (long) window * Math.min(shape.requestFrame(), shape.responseFrame());
    }

    /** Connections that are open from the beginning to the end. Where each of the others has one request, that is one more, for probe pairs. */
    public int keptConnections() {
        return use == ConnectionUse.KEPT ? connections : 1;
    }

    /** At how many addresses the server listens. */
    public int listeners() {
        return use == ConnectionUse.PER_REQUEST && address == AddressFamily.TCP ? LISTENERS : 1;
    }

    /** Whether the ends set a congestion control. */
    public boolean setsCongestion() {
        return !congestion.equals(KERNELS_CHOICE);
    }

    /** The socket options of both ends. */
    public SocketSettings settings() {
        SocketSettings settings = SocketSettings.defaults();
        return setsCongestion() ? settings.withCongestionControl(congestion) : settings;
    }

    /**
     * Whether this process may set the congestion control that is asked for; asks the kernel. It is set on connections once
     * they are open, and those of one request are measured from before that on.
     */
    public Availability congestionControl() {
        if (!setsCongestion()) {
            return Availability.available();
        }
        return use == ConnectionUse.PER_REQUEST
                ? Availability.unavailable("congestion control is set on connections that are kept")
                : CongestionControl.availability(congestion, address);
    }
}
