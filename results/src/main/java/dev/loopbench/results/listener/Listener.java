package dev.loopbench.results.listener;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A socket that waits for connections or datagrams.
 *
 * @param address as {@code ss} writes it: an IP address, {@code *} for an IPv6 socket that takes IPv4 as well, or a path
 * @param port 0 for a Unix domain socket
 * @param exposure who can reach it
 * @param place of its port; absent for a Unix domain socket
 * @param waiting connections that wait to be accepted
 * @param backlog the most that may wait; absent where the kernel did not tell, or nothing is accepted
 * @param user who made it; absent for a Unix domain socket
 * @param owners the processes that have it open; none where they cannot be seen
 * @param ip its IP address; null for a Unix domain socket
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listener(
        SocketProtocol protocol,
        String address,
        int port,
        Exposure exposure,
        EphemeralPorts.@Nullable Place place,
        long waiting,
        @Nullable Long backlog,
        @Nullable String user,
        List<Owner> owners,
        @JsonIgnore @Nullable IpAddress ip) {

    public Listener {
        owners = List.copyOf(owners);
    }

    /** Its address and port, or path. */
    public String where() {
        if (protocol.isUnix()) {
            return address;
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** For a sentence, such as {@code tcp 127.0.0.1:6379}. */
    public String text() {
        return protocol.label() + " " + where();
    }

    public boolean isOf(SocketProtocol wanted) {
        return protocol == wanted;
    }

    @JsonIgnore
    public boolean isExposed() {
        return exposure == Exposure.EXPOSED;
    }

    /** Whether it takes what is sent to an address, given that its port is right. */
    public boolean takes(IpAddress target) {
        if (ip == null) {
            return false;
        }
        boolean isSameKind = ip.isIpv6() == target.isIpv6() || ip.isMapped() || takesBothFamilies();
        return isSameKind && (ip.isWildcard() || ip.resolved().equals(target.resolved()));
    }

    /** Whether it is an IPv6 socket that takes IPv4, too. */
    public boolean takesBothFamilies() {
        return address.equals(Listeners.ANY_FAMILY);
    }

    /** Its process for a sentence; empty where none can be seen. */
    public Optional<Owner> owner() {
        return owners.stream().findFirst();
    }

    /** Who can reach a listener, firewalls aside. */
    public enum Exposure {
        /** Programs on this machine, in this network namespace. */
        LOOPBACK,
        /** Whoever can reach an address of this machine. */
        EXPOSED,
        /** Programs on this machine that may write to the socket's file; where it has no file, all in this namespace. */
        LOCAL;

        /** The word in tables. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Exposure of(IpAddress address) {
            return address.isLoopback() ? LOOPBACK : EXPOSED;
        }
    }

    /**
     * A process that has a socket open.
     *
     * @param name as the kernel has it, at most 15 characters
     * @param user its name, or its number where it has none
     * @param arguments of its command line, and JVM options from its environment; in no document, since they may hold secrets
     */
    public record Owner(
            long pid, String name, String user, @JsonIgnore List<String> arguments) {

        public Owner {
            arguments = List.copyOf(arguments);
        }

        /** For a line of text: {@code redis-server (4711)}. */
        public String text() {
            return name + " (" + pid + ")";
        }
    }

    /** The protocol of a socket, as far as the kernel knows. */
    public enum SocketProtocol {
        /** TCP over IPv4 or IPv6. */
        TCP,
        /** UDP over IPv4 or IPv6. */
        UDP,
        /** A Unix domain socket that accepts connections. */
        UNIX_STREAM,
        /** A Unix domain socket that receives datagrams. */
        UNIX_DGRAM,
        /** A Unix domain socket that accepts connections and keeps the bounds of messages. */
        UNIX_SEQPACKET;

        /** The name in tables and documents, such as {@code unix-stream}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether its addresses are paths. */
        public boolean isUnix() {
            return this != TCP && this != UDP;
        }
    }
}
