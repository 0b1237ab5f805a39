package dev.loopbench.results.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.listener.PortList.ListenQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {

    private static final String LOOPBACK_IPV6 = "00000000000000000000000001000000";

    @TempDir
    private Path root;

    private ProcTree proc;

    @BeforeEach
    void makeTree() throws IOException {
        proc = new ProcTree(root);
    }

    @Test
    void aDatabaseOnEveryAddressIsOne() throws IOException {
        proc.table("tcp", ProcTree.line("00000000:18EB", "0A", 104, 77));
        proc.process(4711, "redis-server", 104, List.of("redis-server"), 77);

        assertThat(Mistakes.of(proc.read("127.0.0.1"))).singleElement().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo("exposed-database");
            assertThat(mistake.listener()).isEqualTo("tcp 0.0.0.0:6379");
            assertThat(mistake.remedy()).isEqualTo("set 'bind 127.0.0.1 ::1' in redis.conf");
        });
    }

    @Test
    void onLoopbackItIsNone() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:18EB", "0A", 104, 77));
        proc.process(4711, "redis-server", 104, List.of("redis-server"), 77);

        assertThat(Mistakes.of(proc.read("127.0.0.1"))).isEmpty();
    }

    @Test
    void aProcessThatIsNotVisibleIsKnownByItsPort() throws IOException {
        proc.table("tcp", ProcTree.line("00000000:1538", "0A", 104, 77));

        assertThat(Mistakes.of(proc.read("127.0.0.1")))
                .singleElement()
                .extracting(Mistake::problem)
                .asString()
                .startsWith("probably PostgreSQL, a database");
    }

    @Test
    void anotherProgramAtThatPortIsNotTheDatabase() throws IOException {
        proc.table("tcp", ProcTree.line("00000000:1538", "0A", 0, 77));
        proc.process(1, "sshd", 0, List.of("sshd"), 77);

        assertThat(Mistakes.of(proc.read("127.0.0.1"))).isEmpty();
    }

    @Test
    void aDevelopmentServerIsKnownByProcessAndPort() throws IOException {
        proc.table("tcp", ProcTree.line("00000000:1435", "0A", 0, 77), ProcTree.line("00000000:0016", "0A", 0, 78));
        proc.process(9, "node", 0, List.of("node"), 77, 78);

        assertThat(Mistakes.of(proc.read("127.0.0.1")))
                .extracting(Mistake::kind, Mistake::listener)
                .containsExactly(tuple("exposed-development-server", "tcp 0.0.0.0:5173"));
    }

    @Test
    void aDebuggerOfJavaIsOneEvenOnLoopback() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:138D", "0A", 0, 77), ProcTree.line("0100007F:1F90", "0A", 0, 78));
        proc.process(
                9,
                "java",
                0,
                List.of("java", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005", "-jar", "a"),
                77,
                78);

        assertThat(Mistakes.of(proc.read("127.0.0.1")))
                .extracting(Mistake::kind, Mistake::listener)
                .containsExactly(tuple("debugger-port", "tcp 127.0.0.1:5005"));
    }

    @Test
    void aManagementPortWithoutPasswordIsOne() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:2706", "0A", 0, 77));
        proc.process(
                9,
                "java",
                0,
                List.of(
                        "java",
                        "-Dcom.sun.management.jmxremote.port=9990",
                        "-Dcom.sun.management.jmxremote.authenticate=false"),
                77);

        assertThat(Mistakes.of(proc.read("127.0.0.1")))
                .singleElement()
                .extracting(Mistake::problem)
                .asString()
                .startsWith("Java's management port (JMX) without a password");
    }

    @Test
    void aPortInTheRangeIsOneUnlessReserved() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:C350", "0A", 0, 1), ProcTree.line("0100007F:9C41", "0A", 0, 2));

        assertThat(Mistakes.of(proc.read("127.0.0.1"))).singleElement().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo("port-in-ephemeral-range");
            assertThat(mistake.listener()).isEqualTo("tcp 127.0.0.1:50000");
            assertThat(mistake.command())
                    .isEqualTo("sudo sysctl -w net.ipv4.ip_local_reserved_ports=40000-40002,50000");
        });
    }

    @Test
    void localhostThatMeansTwoProgramsIsOne() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:1B5B", "0A", 0, 1));
        proc.table("tcp6", ProcTree.line(LOOPBACK_IPV6 + ":1B5B", "0A", 0, 2));
        proc.process(8, "one", 0, List.of("one"), 1);
        proc.process(9, "two", 0, List.of("two"), 2);

        assertThat(Mistakes.of(proc.read("::1", "127.0.0.1")))
                .singleElement()
                .extracting(Mistake::problem)
                .asString()
                .startsWith("127.0.0.1:7003 is one (8), and [::1]:7003 is two (9)");
    }

    @Test
    void oneProgramAtBothAddressesIsNone() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:1B5B", "0A", 0, 1));
        proc.table("tcp6", ProcTree.line(LOOPBACK_IPV6 + ":1B5B", "0A", 0, 2));
        proc.process(8, "one", 0, List.of("one"), 1, 2);

        assertThat(Mistakes.of(proc.read("::1", "127.0.0.1"))).isEmpty();
    }

    @Test
    void aListenerOfTheFamilyThatIsTriedSecondIsOne() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:1B5B", "0A", 0, 1));

        assertThat(Mistakes.of(proc.read("::1", "127.0.0.1")))
                .extracting(Mistake::kind)
                .containsExactly("localhost-of-one-family");
        assertThat(Mistakes.of(proc.read("127.0.0.1", "::1"))).isEmpty();
    }

    @Test
    void aSocketForBothFamiliesAnswersBoth() throws IOException {
        proc.table("tcp6", ProcTree.line("00000000000000000000000000000000:1B5B", "0A", 0, 3));

        PortList ports = proc.read(Map.of(3L, new ListenQueue(0, 128, false)), "::1", "127.0.0.1");

        assertThat(LocalhostRule.answering(ports, 7003, false)).isPresent();
        assertThat(LocalhostRule.answering(ports, 7003, true)).isPresent();
        assertThat(Mistakes.of(ports)).isEmpty();
    }

    @Test
    void aQueueThatFillsIsOne() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:1B5B", "0A", 0, 1).replace("00000000:00000000", "00000000:00000005"));

        assertThat(Mistakes.of(proc.read(Map.of(1L, new ListenQueue(5, 5, false)), "127.0.0.1")))
                .extracting(Mistake::kind)
                .containsExactly("full-listen-queue");
        assertThat(Mistakes.of(proc.read(Map.of(1L, new ListenQueue(5, 128, false)), "127.0.0.1")))
                .isEmpty();
    }

    @Test
    void aPortIsExplained() throws IOException {
        proc.table("tcp", ProcTree.line("0100007F:F5AD", "0A", 104, 77));
        proc.process(4711, "redis-server", 104, List.of("redis-server"), 77);

        assertThat(PortExplanation.of(proc.read("127.0.0.1"), 62893, false).text())
                .isEqualTo("""
                        Port 62893
                          tcp 127.0.0.1:62893: redis-server (4711), user redis, loopback only: this machine reaches it
                          127.0.0.1:62893: redis-server (4711)
                          [::1]:62893: nothing listens, a connection is refused
                          localhost stands for 127.0.0.1: that is what a client tries, in this order
                          outside the ephemeral range (32768 to 60999): the kernel never hands it out here; macOS and
                            Windows do, whose range is 49152 to 65535
                        """);
    }

    @Test
    void aPortInTheRangeIsExplainedWithTheCommandThatReservesIt() throws IOException {
        assertThat(PortExplanation.of(proc.read("127.0.0.1"), 50000, false).text())
                .contains("no listener in this network namespace")
                .contains("the kernel may hand it to any outgoing connection")
                .contains("sudo sysctl -w net.ipv4.ip_local_reserved_ports=40000-40002,50000");
    }
}
