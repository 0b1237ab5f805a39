package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        assertThat(topology.cpus().get(0)).isEqualTo(new Cpu(0, 0, CpuList.parse("0,2"), CpuList.parse("0-3")));
        assertThat(topology.cpus().get(1)).isEqualTo(new Cpu(1, 1, CpuList.parse("1,3"), CpuList.parse("1,3")));
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
    void takesAProcessorForAloneWhereTheKernelSaysNothing() throws IOException {
        Topology topology = new FakeMachine(root, "0-1").topology();

        assertThat(topology.cpus())
                .containsExactly(
                        new Cpu(0, 0, CpuList.parse("0"), CpuList.parse("0")),
                        new Cpu(1, 0, CpuList.parse("1"), CpuList.parse("1")));
    }

    @Test
    void takesThoseOfAPackageToShareACacheWhereTheKernelSaysNothingOfCaches() throws IOException {
        Topology topology = new FakeMachine(root, "0-1")
                .cpuWithoutCaches(0, "0-1")
                .cpuWithoutCaches(1, "0-1")
                .topology();

        assertThat(topology.cpus().get(0)).isEqualTo(new Cpu(0, 0, CpuList.parse("0"), CpuList.parse("0-1")));
    }

    @Test
    void refusesAMachineThatDoesNotTellWhatIsAllowed() throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/status"), "Name:\tjava\n");

        assertThatThrownBy(() -> Topology.read(root))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("does not say which processors are allowed");
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
