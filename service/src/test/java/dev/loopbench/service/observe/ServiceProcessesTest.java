package dev.loopbench.service.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessesTest {

    @TempDir
    private Path proc;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        // 127.0.0.1:62893 listens (inode 100) and serves a connection (101); its client's side is 102; 0.0.0.0:80 is
        // 103.
        Files.writeString(proc.resolve("net/tcp"), """
                  sl  local_address rem_address   st
                   0: 0100007F:F5AD 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 100 1
                   1: 0100007F:F5AD 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 101 1
                   2: 0100007F:C000 0100007F:F5AD 01 00000000:00000000 00:00000000 00000000     0        0 102 1
                   3: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 103 1
                """);
        Files.writeString(proc.resolve("net/tcp6"), """
                  sl  local_address rem_address   st
                   0: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 104 1
                """);
        Files.writeString(proc.resolve("net/unix"), """
                Num RefCount Protocol Flags Type St Inode Path
                0000000000000000: 00000002 00000000 00010000 0001 01 105 /run/app.sock
                0000000000000000: 00000003 00000000 00000000 0001 03 106 /run/other.sock
                """);
        process(10, 100, 103);
        process(11, 101);
        process(12, 102);
        process(13, 104, 105);
    }

    private void process(int pid, int... inodes) throws IOException {
        Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.createSymbolicLink(descriptors.resolve("0"), Path.of("anon_inode:[eventpoll]"));
        for (int i = 0; i < inodes.length; i++) {
            Files.createSymbolicLink(descriptors.resolve(String.valueOf(i + 1)), Path.of("socket:[" + inodes[i] + "]"));
        }
    }

    private ServiceProcesses processes(long self) {
        return new ServiceProcesses(new ProcFiles(proc), self);
    }

    private static InetSocketAddress address(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    @Test
    void whoListensAndWhoServesBelongToAService() throws IOException {
        assertThat(processes(0).at(address("127.0.0.1", 62893))).containsExactly(10, 11);
        assertThat(processes(0).at(address("127.0.0.1", 80))).containsExactly(10);
        assertThat(processes(0).at(address("::1", 8080))).containsExactly(13);
        assertThat(processes(0).at(UnixDomainSocketAddress.of("/run/app.sock"))).containsExactly(13);
        assertThat(processes(0).at(address("127.0.0.2", 62893))).isEmpty();
    }

    @Test
    void thisProcessIsLeftOut() throws IOException {
        assertThat(processes(11).at(address("127.0.0.1", 62893))).containsExactly(10);
    }

    @Test
    void whoListensIsSeenWithoutAPacket() throws IOException {
        SocketTable sockets = new SocketTable(new ProcFiles(proc));
        assertThat(sockets.isListening(address("127.0.0.1", 62893))).isTrue();
        assertThat(sockets.isListening(address("127.0.0.1", 0xC000))).isFalse();
        assertThat(sockets.isListening(address("::1", 62893))).isFalse();
    }

    @Test
    void usageIsWhatGrewBetweenReadings() throws IOException {
        Path task = Files.createDirectories(proc.resolve("10/task/10"));
        Files.createDirectories(proc.resolve("10/task/14"));
        stat(7, 100, 50);
        Files.writeString(task.resolve("schedstat"), "1000 10 1\n");
        Meter meter = new Meter(new ProcFiles(proc), List.of(10), false);
        Meter.Reading before = meter.read();
        stat(9, 130, 60);
        Files.writeString(task.resolve("schedstat"), "4000 30 3\n");
        Files.writeString(proc.resolve("10/task/14/schedstat"), "500 5 1\n");

        assertThat(meter.read().since(before)).isEqualTo(new Usage(3500, 3000, 25, 3, 30, 10, 2, 0));
    }

    private void stat(int faults, int user, int kernel) throws IOException {
        Files.writeString(
                proc.resolve("10/stat"),
                "10 (a ) name) S 1 1 1 0 -1 0 " + faults + " 0 0 0 " + user + " " + kernel + " 0 0 20 0\n");
    }

    @Test
    void theClientRunsWhereTheServiceMayNot() {
        TreeSet<Integer> both = new TreeSet<>(List.of(0, 1));
        assertThat(ClientPlacement.of(both, new TreeSet<>(List.of(1)), 1))
                .isEqualTo(new ClientPlacement(new TreeSet<>(List.of(0)), true));
        assertThat(ClientPlacement.of(both, both, 1)).isEqualTo(new ClientPlacement(new TreeSet<>(List.of(1)), false));
        assertThat(ClientPlacement.of(both, both, 2)).isEqualTo(new ClientPlacement(new TreeSet<>(), false));
        assertThat(ClientPlacement.of(both, new TreeSet<>(), 1).apart()).isFalse();
    }
}
