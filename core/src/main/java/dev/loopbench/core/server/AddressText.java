package dev.loopbench.core.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where a server listens, as one word: a port of 127.0.0.1, or the URI of a socket file. */
final class AddressText {

    private static final String FILE = "file:";

    private AddressText() {}

    static String of(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress file) {
            return file.getPath().toUri().toString();
        }
        if (address instanceof InetSocketAddress port) {
            return Integer.toString(port.getPort());
        }
        throw new IllegalArgumentException("neither TCP nor a Unix domain socket: " + address);
    }

    /** Several, with a space between two: an address has none. */
    static String ofAll(List<SocketAddress> addresses) {
        return addresses.stream().map(AddressText::of).collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException when it is not what {@link #ofAll} makes */
    static List<SocketAddress> parseAll(String text) {
        return Arrays.stream(text.split(" ", -1)).map(AddressText::parse).toList();
    }

    /** @throws IllegalArgumentException when it is not what {@link #of} makes */
    static SocketAddress parse(String text) {
        return text.startsWith(FILE)
                ? UnixDomainSocketAddress.of(Path.of(URI.create(text)))
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(text));
    }
}
