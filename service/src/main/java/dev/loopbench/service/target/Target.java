package dev.loopbench.service.target;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;

/**
 * A service to measure. Its addresses have been checked: they are loopback addresses or Unix sockets.
 *
 * @param text as the user wrote it
 * @param scheme what is spoken with it
 * @param addresses where it may listen, the preferred one first; more than one only for {@code localhost}
 * @param path for HTTP the request target, for JDBC the whole URL, else empty
 */
public record Target(String text, Scheme scheme, List<SocketAddress> addresses, String path) {

    public Target {
        addresses = List.copyOf(addresses);
        for (SocketAddress address : addresses) {
            boolean loopback = address instanceof InetSocketAddress inet
                    && inet.getAddress() != null
                    && inet.getAddress().isLoopbackAddress();
            if (!loopback && !(address instanceof UnixDomainSocketAddress)) {
                throw new RefusedTarget(address + " is neither a loopback address nor a Unix socket");
            }
        }
    }

    /** The same at one of its addresses. */
    public Target at(SocketAddress address) {
        return new Target(text, scheme, List.of(address), path);
    }

    /** The preferred address. */
    public SocketAddress address() {
        return addresses.get(0);
    }

    /** Whether it is reached through a Unix socket. */
    public boolean isUnix() {
        return address() instanceof UnixDomainSocketAddress;
    }

    /** The preferred address for people, such as {@code 127.0.0.1:62893}. */
    public String shownAddress() {
        if (address() instanceof InetSocketAddress inet) {
            String host = inet.getAddress().getHostAddress();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
        }
        return "unix:" + Shown.text(address().toString());
    }

    /** The protocol of a target. */
    public enum Scheme {
        /** HTTP/1.1 on kept connections. */
        HTTP(80),
        /** The same over TLS. */
        HTTPS(443),
        /** RESP, the protocol of Redis. */
        REDIS(6379),
        /** Bytes of the user's own. */
        TCP(0),
        /** A database behind JDBC. */
        JDBC(0);

        private final int defaultPort;

        Scheme(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /** The port where a URL names none; 0 where it must name one. */
        int defaultPort() {
            return defaultPort;
        }
    }
}
