package dev.loopbench.results.listener;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The listeners of this machine at one moment.
 *
 * @param ephemeral the ports that the kernel hands out
 * @param unseen what could not be seen, one line each
 */
public record PortList(EphemeralPorts ephemeral, Localhost localhost, List<Listener> listeners, List<String> unseen) {

    public PortList {
        listeners = List.copyOf(listeners);
        unseen = List.copyOf(unseen);
    }

    /**
     * Reads the tables of this network namespace. Takes some milliseconds.
     *
     * @throws IOException when {@code /proc} does not show what is needed, saying what in one line
     */
    public static PortList ofThisMachine() throws IOException {
        List<String> unseen = new ArrayList<>();
        Map<Long, ListenQueue> queues = Map.of();
        try {
            queues = SocketDiagnostics.queues();
        } catch (IOException e) {
            unseen.add("the limits of listen queues, and whether :: takes IPv4: " + e.getMessage());
        }
        return read(Path.of("/"), ByteOrder.nativeOrder(), queues, Localhost.ofThisMachine(), unseen);
    }

    /** The same below another root. */
    public static PortList read(
            Path root, ByteOrder order, Map<Long, ListenQueue> queues, Localhost localhost, List<String> unseen)
            throws IOException {
        EphemeralPorts ephemeral;
        try {
            ephemeral = EphemeralPorts.read(root);
        } catch (IOException e) {
            throw new IOException("the ephemeral range cannot be read: " + e.getMessage(), e);
        }
        Listeners reader = new Listeners(root, order, ephemeral, queues);
        List<Listener> listeners = reader.read();
        List<String> all = new ArrayList<>(unseen);
        all.addAll(reader.unseen());
        return new PortList(ephemeral, localhost, listeners, all);
    }

    /** Those that other machines may reach. */
    public List<Listener> exposed() {
        return listeners.stream().filter(Listener::isExposed).toList();
    }

    /** Those at a port, of any protocol. */
    public List<Listener> at(int port) {
        return listeners.stream()
                .filter(listener -> !listener.protocol().isUnix() && listener.port() == port)
                .toList();
    }

    /**
     * The kernel's facts about a listening socket beyond its tables.
     *
     * @param waiting connections that wait to be accepted
     * @param limit the most that may wait: the backlog after the kernel cut it to {@code somaxconn}
     * @param onlyIpv6 whether an IPv6 socket takes no IPv4 connections
     */
    public record ListenQueue(long waiting, long limit, boolean onlyIpv6) {}
}
