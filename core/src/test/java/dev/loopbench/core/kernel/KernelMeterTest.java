package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelMeterTest {

    @TempDir
    private Path root;

    @Test
    void whatTheKernelDoesNotTellIsMissing() {
        KernelCounters read = read();

        assertThat(read.counts()).isEmpty();
        assertThat(read.stealMillis()).isEmpty();
    }

    @Test
    void stealIsToldByProcessorInTicksOfTenMilliseconds() throws IOException {
        file(
                "proc/stat",
                "cpu  30 0 30 30 0 0 0 12 0 0",
                "cpu0 10 0 10 10 0 0 0 5 0 0",
                "cpu11 20 0 20 20 0 0 0 7 0 0",
                "intr 8 7 6 5 4 3 2 1 0 9");

        assertThat(read().stealMillis()).containsExactly(entry(0, 50L), entry(11, 70L));
    }

    @Test
    void pressureIsThatOfSomeThreads() throws IOException {
        file(
                "proc/pressure/cpu",
                "some avg10=43.28 avg60=26.17 avg300=18.31 total=5217701020",
                "full avg10=0.00 avg60=0.00 avg300=0.00 total=7");

        assertThat(read().counts()).containsExactly(entry(Counter.CPU_PRESSURE_US, 5_217_701_020L));
    }

    @Test
    void tcpIsReadByTheNamesOfItsColumns() throws IOException {
        file(
                "proc/net/netstat",
                "TcpExt: SyncookiesSent ListenOverflows ListenDrops TCPHPHits",
                "TcpExt: 1 2 3 4",
                "IpExt: InNoRoutes",
                "IpExt: 5");
        file(
                "proc/net/snmp",
                "Udp: InDatagrams RetransSegs",
                "Udp: 6 7",
                "Tcp: RtoAlgorithm MaxConn OutSegs RetransSegs InErrs",
                "Tcp: 1 -1 371002557 3839 0");
        file("proc/net/sockstat", "sockets: used 55", "TCP: inuse 35 orphan 0 tw 11 alloc 37 mem 0");

        assertThat(read().counts())
                .containsOnly(
                        entry(Counter.LISTEN_OVERFLOWS, 2L),
                        entry(Counter.LISTEN_DROPS, 3L),
                        entry(Counter.RETRANSMITTED_SEGMENTS, 3_839L),
                        entry(Counter.TIME_WAIT_SOCKETS, 11L));
    }

    @Test
    void aTableWithoutTheColumnOrTheValuesTellsNothing() throws IOException {
        file("proc/net/netstat", "TcpExt: SyncookiesSent ListenDrops", "TcpExt: 1");
        file("proc/net/snmp", "Tcp: RetransSegs");

        assertThat(read().counts()).isEmpty();
    }

    @Test
    void throttlingIsThatOfTheGroupAndAllAboveIt() throws IOException {
        file("proc/self/cgroup", "0::/app/worker");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory");
        file("sys/fs/cgroup/cpu.stat", "usage_usec 9");
        file("sys/fs/cgroup/app/cpu.stat", "usage_usec 9", "nr_periods 5", "nr_throttled 2", "throttled_usec 700");
        file("sys/fs/cgroup/app/worker/cpu.stat", "nr_throttled 1", "throttled_usec 40");

        assertThat(read().counts())
                .containsOnly(entry(Counter.THROTTLED_PERIODS, 3L), entry(Counter.THROTTLED_US, 740L));
    }

    @Test
    void throttlingIsReadFromTheOlderHierarchyToo() throws IOException {
        file("proc/self/cgroup", "4:memory:/app", "1:cpu,cpuacct:/docker/0123", "0::/");
        file("sys/fs/cgroup/cpu/cpu.stat", "nr_periods 9", "nr_throttled 4", "throttled_time 5000000");

        assertThat(read().counts())
                .containsOnly(entry(Counter.THROTTLED_PERIODS, 4L), entry(Counter.THROTTLED_US, 5_000L));
    }

    @Test
    void anEmptyListOfOverflowsIsToldAndNoRingIsNot() throws IOException {
        ring(10, 7, "SqMask:\t0x7f", "CqOverflowList:", "NAPI:\tdisabled");
        Files.createSymbolicLink(directory("proc/11/fd").resolve("3"), Path.of("socket:[4711]"));

        assertThat(new KernelMeter(root).read(List.of(10L)).counts())
                .containsExactly(entry(Counter.RING_OVERFLOWS, 0L));
        assertThat(new KernelMeter(root).read(List.of(11L)).counts()).isEmpty();
    }

    @Test
    void overflowsOfAllRingsAreCounted() throws IOException {
        String waiting = "  user_data=1, res=64, flags=0";
        ring(10, 7, "PollList:", "  op=22, task_works=0", "CqOverflowList:", waiting, waiting, "NAPI:\tdisabled");
        ring(10, 8, "CqOverflowList:");
        ring(11, 7, "CqOverflowList:", waiting);
        ring(11, 9, "PollList:");

        assertThat(new KernelMeter(root).read(List.of(10L, 11L)).counts())
                .containsExactly(entry(Counter.RING_OVERFLOWS, 3L));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisKernelTellsOfItsProcessorsAndOfTcp() {
        KernelCounters read =
                KernelMeter.ofThisMachine().read(List.of(ProcessHandle.current().pid()));

        assertThat(read.stealMillis()).isNotEmpty();
        assertThat(read.counts()).containsKeys(Counter.RETRANSMITTED_SEGMENTS, Counter.LISTEN_OVERFLOWS);
    }

    private KernelCounters read() {
        return new KernelMeter(root).read(List.of());
    }

    private void ring(long pid, int descriptor, String... lines) throws IOException {
        Path link = directory("proc/" + pid + "/fd").resolve(Integer.toString(descriptor));
        Files.createSymbolicLink(link, Path.of("anon_inode:[io_uring]"));
        file("proc/" + pid + "/fdinfo/" + descriptor, lines);
    }

    private Path directory(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    private void file(String path, String... lines) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }
}
