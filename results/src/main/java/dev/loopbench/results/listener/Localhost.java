package dev.loopbench.results.listener;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The addresses of the name {@code localhost} on this machine.
 *
 * @param addresses in the order in which programs try them; empty where it has none
 */
public record Localhost(List<String> addresses) {

    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";

    public Localhost {
        addresses = List.copyOf(addresses);
    }

    /** Asks the system's resolver, whatever this JVM prefers. */
    public static Localhost ofThisMachine() {
        try {
            return new Localhost(Arrays.stream(InetAddress.getAllByName("localhost"))
                    .map(address -> IpAddress.of(address.getAddress()).text())
                    .distinct()
                    .toList());
        } catch (UnknownHostException e) {
            return new Localhost(List.of());
        }
    }

    public boolean hasIpv4() {
        return addresses.contains(IPV4);
    }

    public boolean hasIpv6() {
        return addresses.contains(IPV6);
    }

    /** For a sentence. */
    public String text() {
        return addresses.isEmpty() ? "nothing" : String.join(" and ", addresses);
    }
}
