package dev.loopbench.core.address;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kind of socket that two ends talk over. */
public enum AddressFamily {
    /** A connection over the loopback interface. */
    TCP("TCP over 127.0.0.1, a port that the kernel chooses"),
    /** A Unix domain socket. */
    UNIX("a Unix domain socket, its file in a directory that nobody else may enter");

    private final String meaning;

    AddressFamily(String meaning) {
        this.meaning = meaning;
    }

    /** The name in options, tables and documents, such as {@code unix}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /** Of which family an address is; empty when it is of neither. */
    public static Optional<AddressFamily> of(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return Optional.of(UNIX);
        }
        return address instanceof InetSocketAddress ? Optional.of(TCP) : Optional.empty();
    }

    /**
     * The family of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static AddressFamily of(String label) {
        return Arrays.stream(values())
                .filter(family -> family.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "': allowed are "
                        + Arrays.stream(values()).map(AddressFamily::label).collect(Collectors.joining(", "))));
    }
}
