package dev.loopbench.results.listener;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.listener.Listener.Exposure;
import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.listener.PortList.ListenQueue;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads every listener of this network namespace from the kernel's tables. Nothing is connected to. */
public final class Listeners {

    /** As {@code ss} writes the address of an IPv6 socket that takes IPv4 as well. */
    public static final String ANY_FAMILY = "*";

    private static final List<String> INET = List.of("tcp", "tcp6", "udp", "udp6");
    private static final Comparator<Listener> ORDER = Comparator.comparing(Listener::protocol)
            .thenComparing(Listener::port)
            .thenComparing(Listener::address);

    private final Path root;
    private final ByteOrder order;
    private final EphemeralPorts ephemeral;
    private final Map<Long, ListenQueue> queues;
    private final UserNames users;
    private final SocketOwners owners;
    private final List<String> unseen = new ArrayList<>();

    /**
     * @param root the directory that holds {@code proc} and {@code etc}
     * @param queues what the kernel told beyond its tables, by inode
     * @throws IOException when {@code proc} cannot be listed
     */
    Listeners(Path root, ByteOrder order, EphemeralPorts ephemeral, Map<Long, ListenQueue> queues) throws IOException {
        this.root = root;
        this.order = order;
        this.ephemeral = ephemeral;
        this.queues = queues;
        users = new UserNames(root);
        owners = new SocketOwners(root, users);
    }

    /** All of them, by protocol, port and address. */
    List<Listener> read() {
        List<Listener> listeners = new ArrayList<>();
        INET.forEach(table -> inet(table, listeners));
        unix(listeners);
        listeners.sort(ORDER);
        noteHidden(listeners);
        return listeners;
    }

    /** After {@link #read}: what could not be seen, one line each. */
    List<String> unseen() {
        return unseen;
    }

    private void inet(String table, List<Listener> listeners) {
        SocketProtocol protocol = table.startsWith("tcp") ? SocketProtocol.TCP : SocketProtocol.UDP;
        try {
            new InetTable(order)
                    .rows(lines(table)).stream()
                            .filter(row -> row.isOpenToAnyone(protocol))
                            .forEach(row -> listeners.add(inet(protocol, row)));
        } catch (NoSuchFileException e) {
            // A kernel without IPv6 has no such table, and no such listeners.
            if (!table.endsWith("6")) {
                unseen.add("/proc/net/" + table + ": no such file; its listeners are missing here");
            }
        } catch (IOException | IllegalArgumentException e) {
            unseen.add("/proc/net/" + table + ": " + e.getMessage() + "; its listeners are missing here");
        }
    }

    private Listener inet(SocketProtocol protocol, InetTable.Row row) {
        @Nullable ListenQueue queue = queues.get(row.inode());
        IpAddress ip = row.address();
        boolean takesBoth = queue != null && !queue.onlyIpv6() && ip.isIpv6() && !ip.isMapped() && ip.isWildcard();
        return new Listener(
                protocol,
                takesBoth ? ANY_FAMILY : ip.text(),
                row.port(),
                Exposure.of(ip),
                ephemeral.place(row.port()),
                protocol == SocketProtocol.TCP ? row.waiting() : 0,
                queue == null ? null : queue.limit(),
                users.of(row.uid()),
                owners.of(row.inode()),
                ip);
    }

    private void unix(List<Listener> listeners) {
        try {
            UnixTable.rows(lines("unix")).forEach(row -> listeners.add(unix(row)));
        } catch (IOException | IllegalArgumentException e) {
            unseen.add("/proc/net/unix: " + e.getMessage() + "; Unix domain sockets are missing here");
        }
    }

    private Listener unix(UnixTable.Row row) {
        @Nullable ListenQueue queue = queues.get(row.inode());
        return new Listener(
                row.protocol(),
                row.path(),
                0,
                Exposure.LOCAL,
                null,
                queue == null ? 0 : queue.waiting(),
                queue == null ? null : queue.limit(),
                null,
                owners.of(row.inode()),
                null);
    }

    /** Paths may be of any bytes. */
    private List<String> lines(String table) throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve("proc/net").resolve(table));
        return List.of(new String(bytes, StandardCharsets.UTF_8).stripTrailing().split("\n", -1));
    }

    private void noteHidden(List<Listener> listeners) {
        long unnamed = listeners.stream()
                .filter(listener -> listener.owners().isEmpty())
                .count();
        if (unnamed == 0) {
            return;
        }
        String whose = owners.hidden().entrySet().stream()
                .map(hidden -> hidden.getKey() + " (" + hidden.getValue() + ")")
                .collect(Collectors.joining(", "));
        unseen.add("the processes of " + Counted.of(unnamed, "listener")
                + (whose.isEmpty()
                        ? ": no process that is visible here has them open; they may be the kernel's own, or of"
                                + " another PID namespace"
                        : ": without root, processes of these users do not show their sockets: " + whose));
    }
}
