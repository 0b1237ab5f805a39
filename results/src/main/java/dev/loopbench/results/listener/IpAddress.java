package dev.loopbench.results.listener;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An address as the kernel holds it. {@link InetAddress} turns an IPv4-mapped address into an IPv4 one, which would hide that
 * the socket is an IPv6 socket.
 *
 * @param octets 4 or 16 of them, in the order of the network
 */
public record IpAddress(List<Integer> octets) {

    /** 127.0.0.1. */
    public static final IpAddress LOOPBACK = IpAddress.of(new byte[] {127, 0, 0, 1});

    /** ::1. */
    public static final IpAddress LOOPBACK_IPV6 =
            IpAddress.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int GROUPS = 8;
    private static final List<Integer> MAPPED = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255);

    public IpAddress {
        octets = List.copyOf(octets);
        if (octets.size() != IPV4 && octets.size() != IPV6) {
            throw new IllegalArgumentException("an address of " + octets.size() + " bytes");
        }
    }

    static IpAddress of(byte[] bytes) {
        List<Integer> octets = new ArrayList<>();
        for (byte each : bytes) {
            octets.add(Byte.toUnsignedInt(each));
        }
        return new IpAddress(octets);
    }

    public boolean isIpv6() {
        return octets.size() == IPV6;
    }

    /** Whether it is an IPv4 address in an IPv6 socket, such as {@code ::ffff:127.0.0.1}. */
    public boolean isMapped() {
        return isIpv6() && octets.subList(0, MAPPED.size()).equals(MAPPED);
    }

    /** Whether only this machine can send to it. */
    public boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    /** Whether it stands for all addresses of this machine: 0.0.0.0, :: or ::ffff:0.0.0.0. */
    public boolean isWildcard() {
        return resolved().isAnyLocalAddress();
    }

    /** For the JDK's sockets; a mapped address becomes an IPv4 address. */
    public InetAddress resolved() {
        byte[] bytes = new byte[octets.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octets.get(i).byteValue();
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** The usual notation (RFC 5952), such as {@code 127.0.0.1}, {@code ::1} or {@code ::ffff:10.0.0.1}. */
    public String text() {
        if (!isIpv6()) {
            return dotted(octets);
        }
        return isMapped() ? "::ffff:" + dotted(octets.subList(MAPPED.size(), IPV6)) : grouped();
    }

    private static String dotted(List<Integer> octets) {
        return octets.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private String grouped() {
        int[] groups = new int[GROUPS];
        Arrays.setAll(groups, i -> octets.get(2 * i) << Byte.SIZE | octets.get(2 * i + 1));
        int start = 0;
        int longest = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(groups, i);
            if (zeros > longest) {
                start = i;
                longest = zeros;
            }
        }
        return longest < 2
                ? hex(groups, 0, GROUPS)
                : hex(groups, 0, start) + "::" + hex(groups, start + longest, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int to = from;
        while (to < GROUPS && groups[to] == 0) {
            to++;
        }
        return to - from;
    }

    private static String hex(int[] groups, int from, int to) {
        return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
