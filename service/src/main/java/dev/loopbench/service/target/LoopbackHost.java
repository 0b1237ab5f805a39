package dev.loopbench.service.target;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The only hosts that may be measured: 127.0.0.0/8, ::1, and {@code localhost}. No other name is ever looked up, because the look-up
 * would be a packet.
 */
final class LoopbackHost {

    private static final String LOCALHOST = "localhost";
    private static final String ALLOWED = "allowed are 127.0.0.0/8, [::1] and localhost";

    private LoopbackHost() {}

    /**
     * The addresses of a host, IPv4 first.
     *
     * @param host a literal, in brackets if it is IPv6, or {@code localhost}
     * @throws RefusedTarget when it is anything else
     */
    static List<InetAddress> resolve(String host) {
        if (host.toLowerCase(Locale.ROOT).equals(LOCALHOST)) {
            return localhost();
        }
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(withoutBrackets(host));
        if (literal == null) {
            throw new RefusedTarget(
                    "host '" + Shown.text(host) + "' is not loopback and was not looked up: " + ALLOWED);
        }
        return List.of(loopback(host, literal));
    }

    private static InetAddress loopback(String host, byte[] literal) {
        try {
            InetAddress address = InetAddress.getByAddress(literal);
            if (!address.isLoopbackAddress()) {
                throw new RefusedTarget("host '" + Shown.text(host) + "' is not loopback: " + ALLOWED);
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + literal.length + " bytes", e);
        }
    }

    private static List<InetAddress> localhost() {
        try {
            List<InetAddress> loopback = Arrays.stream(InetAddress.getAllByName(LOCALHOST))
                    .filter(InetAddress::isLoopbackAddress)
                    .sorted((one, other) -> one.getAddress().length - other.getAddress().length)
                    .toList();
            if (loopback.isEmpty()) {
                throw new RefusedTarget("localhost resolves to no loopback address on this machine: " + ALLOWED);
            }
            return loopback;
        } catch (UnknownHostException e) {
            throw new RefusedTarget("localhost does not resolve on this machine: write 127.0.0.1");
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
