package dev.loopbench.results.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopbench.results.listener.Listener.Exposure;
import dev.loopbench.results.listener.Listener.Owner;
import dev.loopbench.results.listener.PortList.ListenQueue;
import dev.loopbench.results.ports.PortsDocument;
import dev.loopbench.results.ports.PortsReport;
import dev.loopbench.results.ports.ProcTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortListTest {

    private static final String ANY_IPV6 = "00000000000000000000000000000000";

    @TempDir
    private Path root;

    private ProcTree proc;

    @BeforeEach
    void makeTree() throws IOException {
        proc = new ProcTree(root);
    }

    @Test
    void aListenerHasItsProcessAndUser() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:18EB", "0A", 104, 77));
        proc.process(4711, "redis-server", 104, List.of("redis-server", "*:6379"), 12, 77);

        PortList ports = proc.read();

        assertThat(ports.listeners()).singleElement().satisfies(listener -> {
            assertThat(listener.text()).isEqualTo("tcp 127.0.0.1:6379");
            assertThat(listener.exposure()).isEqualTo(Exposure.LOOPBACK);
            assertThat(listener.user()).isEqualTo("redis");
            assertThat(listener.owners()).extracting(Owner::pid).containsExactly(4711L);
        });
        assertThat(ports.unseen()).isEmpty();
    }

    @Test
    void saysWhoseProcessesItCannotName() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:18EB", "0A", 104, 77));
        proc.hiddenProcess(4711, 104);

        PortList ports = proc.read();

        assertThat(ports.listeners())
                .singleElement()
                .extracting(Listener::owners)
                .isEqualTo(List.of());
        assertThat(ports.unseen())
                .containsExactly("the processes of 1 listener: without root, processes of these users do not show their"
                        + " sockets: redis (1)");
    }

    @Test
    void whereEveryAddressCanBeReachedItIsExposed() throws IOException {
        proc.table("tcp", ProcTree.line("00000000:1F90", "0A", 0, 1), ProcTree.line("020200C0:1F91", "0A", 0, 2));
        proc.table(
                "tcp6",
                ProcTree.line(ANY_IPV6 + ":1F92", "0A", 0, 3),
                ProcTree.line(ANY_IPV6 + ":1F93", "0A", 0, 4),
                ProcTree.line("0000000000000000FFFF00000100007F:1F94", "0A", 0, 5),
                ProcTree.line("00000000000000000000000001000000:1F95", "0A", 0, 6));

        List<Listener> listeners = proc.read(
                        Map.of(3L, new ListenQueue(0, 128, false), 4L, new ListenQueue(0, 128, true)))
                .listeners();

        assertThat(listeners)
                .extracting(Listener::where, Listener::isExposed)
                .containsExactly(
                        tuple("0.0.0.0:8080", true),
                        tuple("192.0.2.2:8081", true),
                        tuple("*:8082", true),
                        tuple("[::]:8083", true),
                        tuple("[::ffff:127.0.0.1]:8084", false),
                        tuple("[::1]:8085", false));
    }

    @Test
    void portsLieInsideTheRangeOrNot() throws IOException {
        EphemeralPorts ephemeral = proc.read().ephemeral();

        assertThat(ephemeral.place(32767)).isEqualTo(EphemeralPorts.Place.OUTSIDE);
        assertThat(ephemeral.place(32768)).isEqualTo(EphemeralPorts.Place.INSIDE);
        assertThat(ephemeral.place(40001)).isEqualTo(EphemeralPorts.Place.RESERVED);
        assertThat(ephemeral.place(60999)).isEqualTo(EphemeralPorts.Place.INSIDE);
        assertThat(ephemeral.place(62893)).isEqualTo(EphemeralPorts.Place.OUTSIDE);
        assertThat(ephemeral.size()).isEqualTo(60999 - 32768 + 1 - 3);
        assertThat(ephemeral.reserveCommand(List.of(50000)))
                .isEqualTo("sudo sysctl -w net.ipv4.ip_local_reserved_ports=40000-40002,50000");
    }

    @Test
    void aTableThatCannotBeReadIsMissingAndSaidSo() throws IOException {
        proc.remove("proc/net/tcp");
        proc.table("udp", "rubbish");

        assertThat(proc.read().unseen())
                .containsExactly(
                        "/proc/net/tcp: no such file; its listeners are missing here",
                        "/proc/net/udp: cannot read 'rubbish'; its listeners are missing here");
    }

    @Test
    void aKernelWithoutIpv6HasNoSuchListeners() throws IOException {
        proc.remove("proc/net/tcp6");
        proc.remove("proc/net/udp6");

        assertThat(proc.read().unseen()).isEmpty();
    }

    @Test
    void withoutTheRangeThereIsNoList() throws IOException {
        proc.remove("proc/sys/net/ipv4/ip_local_port_range");

        assertThatThrownBy(() -> proc.read())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the ephemeral range cannot be read: ");
    }

    @Test
    void aHostilePathIsHarmlessInTheTable() throws IOException {
        proc.unix("00000000751dc364: 00000002 00000000 00010000 0001 01 1 /tmp/\u001b[2J\u202eevil");

        assertThat(PortsReport.text(PortsDocument.of(proc.read("127.0.0.1"), false)))
                .contains("/tmp/\\x1b[2J\\x202eevil")
                .doesNotContain("\u001b");
    }
}
