package dev.loopbench.results.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.check.Check;
import dev.loopbench.results.check.ClockRateCheck;
import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.check.HostFiles;
import dev.loopbench.results.check.IdleCheck;
import dev.loopbench.results.check.JavaCheck;
import dev.loopbench.results.check.MemoryCheck;
import dev.loopbench.results.check.MitigationCheck;
import dev.loopbench.results.check.NetworkCheck;
import dev.loopbench.results.check.PortCheck;
import dev.loopbench.results.check.PressureCheck;
import dev.loopbench.results.check.ProcessorCheck;
import dev.loopbench.results.check.QuotaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check finds what is there, with the command that changes it. */
class ChecksTest {

    private static final String GUEST = "flags\t\t: fpu vme hypervisor lahf_lm";

    @TempDir
    private Path root;

    private HostTree host;

    @BeforeEach
    void makeTree() {
        host = new HostTree(root);
    }

    @Test
    void cpusAreThoseThatMayBeUsedAndAreOnline() throws IOException {
        host.write("proc/self/status", "Cpus_allowed_list:\t0-7").write("sys/devices/system/cpu/online", "0-1,4-5");

        assertThat(new ProcessorCheck().findings(host.files())).singleElement().satisfies(finding -> {
            assertThat(finding.value()).isEqualTo("4 CPUs may be used (0-1,4-5) of 4 online");
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.commands()).isEmpty();
        });
    }

    @Test
    void oneCpuLimitsWhatCanBeMeasured() throws IOException {
        host.write("proc/self/status", "Cpus_allowed_list:\t3").write("sys/devices/system/cpu/online", "0-3");

        assertThat(new ProcessorCheck().findings(host.files())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.COSTS);
            assertThat(finding.commands()).containsExactly("taskset -c 0-3 COMMAND");
        });
    }

    @Test
    void aQuotaAboveTheOwnGroupIsFound() throws IOException {
        host.write("proc/self/cgroup", "0::/docker/abc")
                .write("sys/fs/cgroup/docker/abc/cpu.max", "max 100000")
                .write("sys/fs/cgroup/docker/cpu.max", "150000 100000");

        assertThat(new QuotaCheck().findings(host.files())).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("cpu-quota");
            assertThat(finding.severity()).isEqualTo(Severity.SPOILS);
            assertThat(finding.value()).isEqualTo("1.50 CPUs");
            assertThat(finding.source()).isEqualTo("/sys/fs/cgroup/docker/cpu.max");
        });
    }

    @Test
    void limitsOfTheOlderHierarchyAreFound() throws IOException {
        host.write("proc/self/cgroup", "4:memory:/x\n3:cpu,cpuacct:/x\n2:pids:/x")
                .write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000")
                .write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
                .write("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912")
                .write("sys/fs/cgroup/pids/pids.max", "100");

        assertThat(new QuotaCheck().findings(host.files()))
                .extracting(Finding::value)
                .containsExactly("0.50 GiB", "0.50 CPUs", "100 processes and threads");
    }

    @Test
    void noLimitIsNoFinding() throws IOException {
        host.write("proc/self/cgroup", "4:memory:/\n3:cpu:/")
                .write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1")
                .write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
                .write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");

        assertThat(new QuotaCheck().findings(host.files())).isEmpty();
    }

    @Test
    void aGuestThatHaltsAtOnceIsTold() throws IOException {
        host.write("proc/cpuinfo", GUEST)
                .write("sys/devices/system/cpu/cpuidle/current_driver", "none")
                .write("sys/module/haltpoll/parameters/guest_halt_poll_ns", "200000");

        assertThat(new IdleCheck().findings(host.files())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.COSTS);
            assertThat(finding.value()).isEqualTo("driver none, guest_halt_poll_ns 200000, virtual machine");
            assertThat(finding.commands()).first().isEqualTo("sudo modprobe cpuidle-haltpoll force=1");
        });
    }

    @Test
    void aGuestThatPollsIsFine() throws IOException {
        host.write("proc/cpuinfo", GUEST)
                .write("sys/devices/system/cpu/cpuidle/current_driver", "haltpoll")
                .write("sys/module/haltpoll/parameters/guest_halt_poll_ns", "200000");

        assertThat(new IdleCheck().findings(host.files()))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
    }

    @Test
    void aGovernorThatSavesIsTold() throws IOException {
        host.write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave")
                .write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave");

        assertThat(new ClockRateCheck().findings(host.files()))
                .extracting(Finding::value)
                .containsExactly("powersave");
    }

    @Test
    void settingsOfTheNetworkAreRead() throws IOException {
        host.setting("net.ipv4.tcp_congestion_control", "bbr")
                .setting("net.core.somaxconn", "128")
                .setting("net.ipv4.tcp_autocorking", "1")
                .write("sys/class/net/lo/mtu", "1500");

        List<Finding> findings = new NetworkCheck().findings(host.files());

        assertThat(HostTree.finding(findings, "congestion-control")
                        .orElseThrow()
                        .commands())
                .containsExactly("sudo sysctl -w net.ipv4.tcp_congestion_control=cubic");
        assertThat(HostTree.finding(findings, "listen-queue").orElseThrow().value())
                .isEqualTo("128 connections");
        assertThat(HostTree.finding(findings, "loopback-mtu").orElseThrow().severity())
                .isEqualTo(Severity.COSTS);
    }

    @Test
    void portsThatAreTakenLeaveFewer() throws IOException {
        host.setting("net.ipv4.ip_local_port_range", "32768\t32777")
                .setting("net.ipv4.tcp_tw_reuse", "0")
                .write("proc/net/sockstat", "sockets: used 9\nTCP: inuse 2 orphan 0 tw 30000 alloc 3 mem 0")
                .write(
                        "proc/net/tcp",
                        "  sl  local_address rem_address\n   0: 0100007F:8000 0100007F:1F90 01\n   1: 0100007F:8001"
                                + " 0100007F:1F90 01\n   2: 0100007F:1F90 00000000:0000 0A");

        List<Finding> findings = new PortCheck().findings(host.files());

        assertThat(HostTree.finding(findings, "ephemeral-range").orElseThrow().value())
                .isEqualTo("32768 to 32777, 10 ports, 80 % free");
        assertThat(HostTree.finding(findings, "time-wait").orElseThrow()).satisfies(finding -> {
            assertThat(finding.value()).isEqualTo("30000, tcp_tw_reuse 0");
            assertThat(finding.severity()).isEqualTo(Severity.COSTS);
        });
    }

    @Test
    void inheritedJvmOptionsAreNamedWithoutTheirValues() {
        JavaCheck check =
                new JavaCheck(Map.of("JAVA_TOOL_OPTIONS", "-Xint -Dpassword=secret"), root.resolve("jmh.lock"));

        assertThat(check.findings(host.files())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.SPOILS);
            assertThat(finding.value()).isEqualTo("JAVA_TOOL_OPTIONS has -Xint -Dpassword=...");
            assertThat(finding.commands()).containsExactly("unset JAVA_TOOL_OPTIONS");
        });
    }

    @Test
    void aLockFileThatNobodyHoldsIsNoFinding() throws IOException {
        Path lock = Files.createFile(root.resolve("jmh.lock"));

        assertThat(new JavaCheck(Map.of(), lock).findings(host.files())).isEmpty();
    }

    @Test
    void scarceMemoryIsTold() throws IOException {
        host.write("proc/meminfo", "MemTotal:        4030000 kB\nMemAvailable:     307200 kB\nBuffers: 1 kB");

        assertThat(new MemoryCheck(List.of()).findings(host.files()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).isEqualTo("300 MiB available");
                    assertThat(finding.severity()).isEqualTo(Severity.SPOILS);
                });
    }

    @Test
    void activeMitigationsAreCounted() throws IOException {
        host.write("sys/devices/system/cpu/vulnerabilities/meltdown", "Mitigation: PTI")
                .write("sys/devices/system/cpu/vulnerabilities/mds", "Not affected");

        assertThat(new MitigationCheck().findings(host.files()))
                .extracting(Finding::value)
                .containsExactly("1 active: meltdown");
    }

    @Test
    void whatIsMaskedIsSaid() {
        HostFiles files = host.files();

        List<Check> checks = List.of(
                new ProcessorCheck(), new IdleCheck(), new NetworkCheck(), new PressureCheck(), new QuotaCheck());

        assertThat(checks).allSatisfy(check -> assertThat(check.findings(files)).isEmpty());
        assertThat(files.unseen())
                .containsKeys(
                        "/proc/self/status",
                        "/sys/devices/system/cpu/cpuidle/current_driver",
                        "/proc/sys/net/ipv4/tcp_congestion_control",
                        "/proc/pressure/cpu",
                        "/proc/self/cgroup")
                .containsValue("no such file");
    }
}
