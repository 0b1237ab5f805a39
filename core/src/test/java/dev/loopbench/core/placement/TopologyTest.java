package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.placement.Topology.CoreType;
import dev.loopbench.core.placement.Topology.Cpu;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

    @TempDir
    Path root;

    @Test
    void readsWhatTheKernelSaysOfEachProcessor() throws IOException {
        Topology topology = new FakeMachine(root, "0-1")
                .cpu(0, 0, "0,2", "0-3")
                .cpu(1, 1, "1,3", "1,3")
                .topology();

        assertThat(topology.ids()).containsExactly(0, 1);
        assertThat(topology.cpus().get(0))
                .isEqualTo(new Cpu(0, 0, CpuList.parse("0,2"), CpuList.parse("0-3"), CoreType.PERFORMANCE));
        assertThat(topology.cpus().get(1))
                .isEqualTo(new Cpu(1, 1, CpuList.parse("1,3"), CpuList.parse("1,3"), CoreType.PERFORMANCE));
    }

    @Test
    void leavesOutWhatThisProcessMayNotUse() throws IOException {
        Topology topology = new FakeMachine(root, "1,3")
                .cpu(0, 0, "0", "0-3")
                .cpu(1, 0, "1", "0-3")
                .cpu(2, 0, "2", "0-3")
                .cpu(3, 0, "3", "0-3")
                .topology();

        assertThat(topology.ids()).containsExactly(1, 3);
    }

    @Test
    void takesProcessorsForCoresOfOneSocketThatShareACacheWhereTheKernelSaysNothing() throws IOException {
        Topology topology = new FakeMachine(root, "0-1").topology();

        assertThat(topology.cpus())
                .containsExactly(
                        new Cpu(0, 0, CpuList.parse("0"), CpuList.parse("0-1"), CoreType.PERFORMANCE),
                        new Cpu(1, 0, CpuList.parse("1"), CpuList.parse("0-1"), CoreType.PERFORMANCE));
    }

    @Test
    void takesThoseOfAPackageToShareACacheWhereTheKernelSaysNothingOfCaches() throws IOException {
        Topology topology = new FakeMachine(root, "0-1")
                .cpuWithoutCaches(0, "0-1")
                .cpuWithoutCaches(1, "0-1")
                .topology();

        assertThat(topology.cpus().get(0))
                .isEqualTo(new Cpu(0, 0, CpuList.parse("0"), CpuList.parse("0-1"), CoreType.PERFORMANCE));
    }

    @Test
    void takesWhatIsOnlineWhereTheKernelDoesNotTellWhatIsAllowed() throws IOException {
        new FakeMachine(root, "").file("proc/self/status", "").file("sys/devices/system/cpu/online", "0,2-3\n");

        assertThat(Topology.read(root).ids()).containsExactly(0, 2, 3);
    }

    @Test
    void leavesOutWhatIsOfflineOrNotThere() throws IOException {
        Topology topology = new FakeMachine(root, "0-127")
                .cpu(0, 0, "0", "0-3")
                .cpu(3, 0, "3", "0-3")
                .file("sys/devices/system/cpu/online", "0,3\n")
                .topology();

        assertThat(topology.ids()).containsExactly(0, 3);
    }

    @Test
    void emptyFilesSayNothing() throws IOException {
        Topology topology = new FakeMachine(root, "0-1")
                .cpu(0, 0, "0", "0-1")
                .cpu(1, 0, "1", "0-1")
                .file("sys/devices/system/cpu/cpu1/topology/physical_package_id", "")
                .file("sys/devices/system/cpu/cpu1/topology/thread_siblings_list", "\n")
                .file("sys/devices/system/cpu/cpu1/cache/index3/level", "")
                .file("sys/devices/system/cpu/cpu1/cache/index2/shared_cpu_list", "")
                .topology();

        assertThat(topology.cpus().get(1))
                .isEqualTo(new Cpu(1, 0, CpuList.parse("1"), CpuList.parse("0-1"), CoreType.PERFORMANCE));
    }

    @Test
    void refusesAMachineWithoutProcessors() throws IOException {
        FakeMachine none = new FakeMachine(root, "");
        assertThatIllegalArgumentException().isThrownBy(none::topology);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsThisMachine() {
        assertThat(Topology.ofThisProcess().cpus()).isNotEmpty().allSatisfy(cpu -> {
            assertThat(cpu.siblings()).contains(cpu.id());
            assertThat(cpu.sharesCacheWith()).contains(cpu.id());
        });
    }
}
