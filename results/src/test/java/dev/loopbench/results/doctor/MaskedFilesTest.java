package dev.loopbench.results.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.check.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers and sandboxes hide files of the kernel in several ways: what is hidden is told, and the rest is examined. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class MaskedFilesTest {

    private static final List<String> FILES = List.of(
            "proc/stat",
            "proc/cpuinfo",
            "proc/meminfo",
            "proc/pressure/cpu",
            "proc/net/sockstat",
            "proc/net/tcp",
            "proc/net/tcp6",
            "proc/self/cgroup",
            "proc/self/limits",
            "proc/self/status",
            "proc/sys/net/core/somaxconn",
            "proc/sys/net/ipv4/ip_local_port_range",
            "proc/sys/net/ipv4/ip_local_reserved_ports",
            "proc/sys/net/ipv4/tcp_autocorking",
            "proc/sys/net/ipv4/tcp_congestion_control",
            "proc/sys/net/ipv4/tcp_tw_reuse",
            "proc/sys/kernel/io_uring_disabled",
            "sys/class/net/lo/mtu",
            "sys/devices/system/cpu/online",
            "sys/devices/system/cpu/cpuidle/current_driver",
            "sys/devices/system/cpu/vulnerabilities/meltdown",
            "sys/devices/system/clocksource/clocksource0/current_clocksource",
            "sys/fs/cgroup/cpu.max",
            "sys/fs/cgroup/memory.max",
            "sys/kernel/mm/transparent_hugepage/enabled",
            "sys/module/haltpoll/parameters/guest_halt_poll_ns");

    /** Tables of sockets grow by thousands of lines where other tests connect, and are read a hundred times here. */
    private static final int LINES = 500;

    @TempDir
    private Path root;

    /** As this machine has them. */
    @BeforeEach
    void copyFiles() throws IOException {
        HostFiles machine = new HostFiles(Path.of("/"));
        for (String file : FILES) {
            Files.createDirectories(root.resolve(file).getParent());
            Optional<String> text = machine.text(file);
            if (text.isPresent()) {
                Files.write(root.resolve(file), text.get().lines().limit(LINES).toList());
            }
        }
        Files.createDirectories(root.resolve("proc/42"));
        Files.writeString(
                root.resolve("proc/42/stat"), "42 (a) R 7 42 42 0 -1 4194560 1 0 0 0 30 12 0 0 20 0 1 0 5 6 7\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneThatIsOddDisturbsNoCheck(String file) throws IOException {
        for (String odd : List.of("", "\n", "odd 1: \u00e9\n\n-7", "99999999999999999999 99999999999999999999\n")) {
            Files.writeString(root.resolve(file), odd);

            HostFiles files = new HostFiles(root);
            Doctor.checks(List.of(root))
                    .forEach(check -> assertThat(check.findings(files))
                            .as("%s in %s", check, file)
                            .isNotNull());
            assertThat(CpuTimes.read(files).isPresent()).isEqualTo(!file.equals("proc/stat"));
        }
    }

    static Stream<String> files() {
        return FILES.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "odd 1: 2\n"})
    void thoseThatAreOddAreTold(String odd) throws Exception {
        for (String file : FILES) {
            Files.writeString(root.resolve(file), odd);
        }
        Files.writeString(root.resolve("proc/42/stat"), odd);

        assertThat(Doctor.of(root, List.of(root)).glance().unseen().keySet())
                .contains("/proc/stat", "/proc/sys/net/core/somaxconn", "/proc/sys/net/ipv4/ip_local_port_range");
    }

    /** Only who uses the CPUs is not told then. */
    @Test
    void theRestIsExaminedWithoutTimesOfTheCpus() throws Exception {
        Files.delete(root.resolve("proc/stat"));

        Diagnosis diagnosis = Doctor.of(root, List.of(root)).glance();

        assertThat(diagnosis.unseen()).containsEntry("/proc/stat", "no such file");
        assertThat(diagnosis.findings()).extracting("id").contains("ephemeral-range", "localhost");
    }
}
