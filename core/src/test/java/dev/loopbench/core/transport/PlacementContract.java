package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.placement.Topology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Threads run where they were told to; the listener is reachable from this machine only. */
interface PlacementContract extends TransportUnderTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    default void pinsTheThreadsOfBothEnds() throws IOException {
        assumeTrue(ThreadAffinity.isSupported());
        Optional<Assignment> held = heldPlacement();
        assumeTrue(held.isPresent(), "no placement that holds threads is both here and taken by the transport");
        SortedSet<Integer> serverCpus = held.orElseThrow().server();
        SortedSet<Integer> clientCpus = held.orElseThrow().client();
        try (Ends ends = new Ends(
                transport(),
                Ends.loopback(),
                Load.pipelined(2, 2),
                SocketSettings.defaults(),
                IoThreads.pinned("contract-server", serverCpus),
                IoThreads.pinned("contract-client", clientCpus))) {
            ends.slice(50, limit());

            assertThat(allowed(ends.serverThreads)).isNotEmpty().containsOnly(CpuList.format(serverCpus));
            assertThat(allowed(ends.clientThreads)).isNotEmpty().containsOnly(CpuList.format(clientCpus));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    default void listensOnLoopbackOnly() throws IOException {
        try (Ends ends = Ends.open(transport(), Load.roundTrips(1, 1))) {
            InetSocketAddress address = (InetSocketAddress) ends.server.address();

            assertThat(address.getAddress().isLoopbackAddress()).isTrue();
            assertThat(boundTo(address.getPort()))
                    .isNotEmpty()
                    .isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
        }
    }

    private Optional<Assignment> heldPlacement() {
        Placements placements = new Placements(Topology.ofThisProcess());
        return Stream.of(Placement.CROSS_CORE, Placement.SMT, Placement.CROSS_SOCKET, Placement.SAME_CORE)
                .filter(placement -> transport()
                        .availability(Load.pipelined(2, 2).setting(placement))
                        .isAvailable())
                .flatMap(placement -> placements.assign(placement).stream())
                .findFirst();
    }

    /** The kernel's view of each thread. */
    private static List<String> allowed(IoThreads threads) throws IOException {
        List<String> lists = new ArrayList<>();
        for (IoThread thread : threads.running()) {
            Path status = Path.of("/proc/self/task", Integer.toString(thread.tid()), "status");
            lists.add(Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow());
        }
        return lists;
    }

    /** The addresses, as the kernel writes them, on which something listens with this port. */
    private static List<String> boundTo(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            Path file = Path.of(table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[1].endsWith(suffix) && fields[3].equals("0A")) {
                    addresses.add(fields[1].substring(0, fields[1].length() - suffix.length()));
                }
            }
        }
        return addresses;
    }
}
