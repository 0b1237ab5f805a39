package dev.loopbench.results.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @TempDir
    private Path root;

    @Test
    void factsComeFromProcAndSys() throws IOException {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU 3000\nflags\t\t: fpu hypervisor sse\n");
        file("sys/devices/system/cpu/online", "0-3\n");
        file("sys/devices/system/cpu/cpuidle/current_driver", "haltpoll\n");
        file("proc/sys/net/core/somaxconn", "4096\n");
        file("proc/cmdline", "quiet mitigations=off\n");

        Map<String, Map<String, Object>> facts =
                Environment.read(root, List.of()).facts();

        assertThat(facts.get("processor"))
                .containsEntry("model", "Some CPU 3000")
                .containsEntry("online", 4)
                .containsEntry("virtual_machine", true)
                .containsEntry("idle_driver", "haltpoll");
        assertThat(facts.get("settings")).containsEntry("net.core.somaxconn", "4096");
        assertThat(facts.get("kernel")).containsEntry("command_line", "quiet mitigations=off");
    }

    @Test
    void whatCannotBeReadStandsThereWithTheReason() throws IOException {
        Files.createDirectories(root.resolve("proc/cmdline"));
        Environment environment = Environment.read(root, List.of());

        assertThat(environment.unread())
                .containsEntry(
                        "processor.governor", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor: no such file")
                .containsEntry("kernel.command_line", "/proc/cmdline: Is a directory");
        assertThat(environment.facts().get("processor")).doesNotContainKey("governor");
    }

    @Test
    void limitsComeFromTheUnifiedHierarchy() throws IOException {
        file("proc/self/cgroup", "0::/app\n");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory\n");
        file("sys/fs/cgroup/app/cpu.max", "200000 100000\n");
        file("sys/fs/cgroup/memory.max", "max\n");

        assertThat(Environment.read(root, List.of()).facts().get("cgroup"))
                .containsEntry("cpu.max", "200000 100000")
                .containsEntry("memory.max", "max");
    }

    @Test
    void limitsComeFromTheOlderHierarchies() throws IOException {
        file("proc/self/cgroup", "4:memory:/app\n1:cpu:/\n0::/\n");
        file("sys/fs/cgroup/memory/app/memory.limit_in_bytes", "1073741824\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");

        Environment environment = Environment.read(root, List.of());

        assertThat(environment.facts().get("cgroup"))
                .containsEntry("memory.limit_in_bytes", "1073741824")
                .containsEntry("cpu.cfs_quota_us", "-1");
        assertThat(environment.unread()).doesNotContainKey("cgroup.cpu.max");
    }

    @Test
    void versionsAndTheClockAreKnown() {
        Map<String, Map<String, Object>> facts = Environment.read(List.of()).facts();

        assertThat(facts.get("versions"))
                .containsEntry("jmh", "1.37")
                .containsKeys("loopbench", "netty", "HdrHistogram");
        assertThat(facts.get("clock"))
                .extractingByKey("nano_time_ns")
                .asString()
                .matches("[0-9.]+");
    }

    @Test
    void aMachineIsKnownAgainByItsIdAndElseByItsSize() throws IOException {
        file("proc/cpuinfo", "model name\t: Some CPU 3000\n");
        file("sys/devices/system/cpu/online", "0\n");
        assertThat(Machine.read(root).identity()).isEqualTo("Some CPU 3000, 1 processors");

        file("etc/machine-id", "0123\n");
        assertThat(Machine.read(root).identity()).matches("Some CPU 3000, [0-9a-f]{16}");
        assertThat(Machine.read(root).line()).startsWith("Some CPU 3000, 1 processor, ");
    }

    @Test
    void eachEndIsDescribedOnceForEachAddress() {
        List<ForkRecord> forks = List.of(
                record(SimulatedPlan.cell("nio-select")),
                record(SimulatedPlan.cell("nio-select")),
                record(SimulatedPlan.cellOverUnix("nio-select")));

        assertThat(Environment.read(forks).ends())
                .extracting(EndFacts::end, EndFacts::address)
                .containsExactly(
                        tuple("client", "tcp"),
                        tuple("server", "tcp"),
                        tuple("client", "unix"),
                        tuple("server", "unix"));
    }

    private static ForkRecord record(Cell cell) {
        return SimulatedFork.of(cell, 1, 1, slice -> slice).record();
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
