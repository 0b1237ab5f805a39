package dev.loopbench.results.listener;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.loopbench.core.placement.CpuList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The ports that the kernel hands out to outgoing connections, and to programs that ask for any port.
 *
 * @param low the first
 * @param high the last
 * @param reserved ports that it does not hand out, in the kernel's notation, such as {@code 8080,9000-9002}
 */
public record EphemeralPorts(int low, int high, String reserved) {

    private static final String SETTINGS = "proc/sys/net/ipv4/";

    /**
     * Reads the kernel's settings.
     *
     * @param root the directory that holds {@code proc}
     * @throws IOException when they cannot be read
     */
    public static EphemeralPorts read(Path root) throws IOException {
        String range = setting(root, "ip_local_port_range");
        String reserved = Files.exists(root.resolve(SETTINGS + "ip_local_reserved_ports"))
                ? setting(root, "ip_local_reserved_ports")
                : "";
        String[] bounds = range.split("\\s+", -1);
        try {
            EphemeralPorts ports =
                    new EphemeralPorts(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]), reserved);
            ports.reservedPorts();
            return ports;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "net.ipv4.ip_local_port_range is '" + range + "', ip_local_reserved_ports '" + reserved + "'", e);
        }
    }

    private static String setting(Path root, String name) throws IOException {
        return String.join("", Files.readAllLines(root.resolve(SETTINGS + name)))
                .strip();
    }

    /** Where a port lies. */
    public enum Place {
        /** The kernel never hands it out. */
        OUTSIDE,
        /** The kernel may hand it out. */
        INSIDE,
        /** It is inside the range, and excepted. */
        RESERVED;

        /** The word in tables and documents. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Place place(int port) {
        if (port < low || port > high) {
            return Place.OUTSIDE;
        }
        return reservedPorts().contains(port) ? Place.RESERVED : Place.INSIDE;
    }

    /** How many ports it hands out. */
    @JsonIgnore
    public int size() {
        return high - low + 1 - reservedPorts().subSet(low, high + 1).size();
    }

    /** The command that reserves more ports and keeps those that are reserved. */
    public String reserveCommand(List<Integer> ports) {
        String more = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
        return "sudo sysctl -w net.ipv4.ip_local_reserved_ports=" + (reserved.isEmpty() ? "" : reserved + ",") + more;
    }

    /** The kernel writes sets of ports and of processors alike. */
    private SortedSet<Integer> reservedPorts() {
        return CpuList.parse(reserved);
    }
}
