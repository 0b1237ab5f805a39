package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.text.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ports from which the kernel lets connections be opened. Whoever closes a connection first keeps its pair of addresses
 * for a minute, in TIME_WAIT, and a client that opens one connection after the other may find none left.
 */
public final class LocalPorts {

    /**
     * The C library's words for EADDRNOTAVAIL and EADDRINUSE, in English; the exceptions of the JDK and of Netty, and the words of a
     * C program, have nothing else in common. The second is the answer to who asks for any port to listen at.
     */
    private static final List<String> NO_PORT = List.of("Cannot assign requested address", "Address already in use");

    private static final String SETTINGS = "proc/sys/net/ipv4/";

    private final KernelFiles files;

    /** @param root the directory that holds {@code proc} */
    public LocalPorts(Path root) {
        files = new KernelFiles(root);
    }

    /** Those of the running kernel. */
    public static LocalPorts ofThisMachine() {
        return new LocalPorts(Path.of("/"));
    }

    /**
     * If a connection could not be opened, or any port be listened at, for want of a port: what there is, and what helps, in one
     * line.
     *
     * @param failure whatever was thrown, or what came of that, where no port was asked for by its number
     */
    public Optional<String> exhaustion(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isExhaustion(cause)) {
                return Optional.of(described());
            }
        }
        return Optional.empty();
    }

    private static boolean isExhaustion(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return NO_PORT.stream().anyMatch(message::contains);
    }

    private String described() {
        List<String> found = new ArrayList<>();
        setting("ip_local_port_range")
                .ifPresent(range -> found.add("net.ipv4.ip_local_port_range is " + range.replace("\t", " to ")));
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        TcpCounters.addTo(counts, files);
        Long lingering = counts.get(Counter.TIME_WAIT_SOCKETS);
        if (lingering != null) {
            found.add(Counted.of(lingering, "socket is", "sockets are") + " in TIME_WAIT");
        }
        setting("tcp_tw_reuse").ifPresent(reuse -> found.add("net.ipv4.tcp_tw_reuse is " + reuse));
        return "no local port is left" + (found.isEmpty() ? "" : ": ") + String.join(", ", found)
                + "; a wider range, tcp_tw_reuse of 2 (1 before Linux 4.19), or a minute without connections helps";
    }

    private Optional<String> setting(String name) {
        return files.lines(SETTINGS + name).stream().findFirst().map(String::strip);
    }
}
