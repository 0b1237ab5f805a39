package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meaning of placements on machines as they are built, by what their kernels tell in {@code /sys} and {@code /proc}. */
class RealMachinesTest {

    @TempDir
    private Path root;

    private FakeMachine machine(String allowed, String online) throws IOException {
        return new FakeMachine(root, allowed).file("sys/devices/system/cpu/online", online + "\n");
    }

    private String where(FakeMachine machine, Placement placement) {
        return new Placements(machine.topology())
                .assign(placement)
                .map(found -> CpuList.format(found.client()) + " and " + CpuList.format(found.server()))
                .orElse("none");
    }

    /** AMD EPYC guest with two processors: the hypervisor shows no caches at all. */
    @Test
    void aSmallGuestWithoutCaches() throws IOException {
        FakeMachine machine = machine("0-1", "0-1").cpuWithoutCaches(0, "0-1").cpuWithoutCaches(1, "0-1");

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("1 and 1");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("0 and 1");
        assertThat(where(machine, Placement.SMT)).isEqualTo("none");
    }

    /** Intel Core i7-1260P: 4 performance cores of two threads each come first, 8 efficiency cores last. */
    @Test
    void aHybridLaptop() throws IOException {
        FakeMachine machine = machine("0-15", "0-15").file("sys/devices/cpu_atom/cpus", "8-15\n");
        for (int cpu = 0; cpu < 16; cpu++) {
            int first = cpu / 2 * 2;
            machine.cpu(cpu, 0, cpu < 8 ? first + "-" + (first + 1) : Integer.toString(cpu), "0-15");
        }

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("7 and 7");
        assertThat(where(machine, Placement.SMT)).isEqualTo("6 and 7");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("5 and 7");
        Placements placements = new Placements(machine.topology());
        assertThat(placements.assign(Placement.CROSS_CORE).flatMap(placements::coreTypes))
                .contains("performance cores");
        assertThat(placements.assign(Placement.FREE).flatMap(placements::coreTypes))
                .contains("efficiency and performance cores");
    }

    /** The same in a container that may use efficiency cores alone. */
    @Test
    void aContainerOnEfficiencyCores() throws IOException {
        FakeMachine machine = machine("8-9", "0-15")
                .file("sys/devices/cpu_atom/cpus", "8-15\n")
                .cpu(8, 0, "8", "0-15")
                .cpu(9, 0, "9", "0-15");

        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("8 and 9");
    }

    /** Arm big.LITTLE, such as RK3588: four Cortex-A55 of capacity 530, four Cortex-A76 of 1024, no cache directory of level 3. */
    @Test
    void aBoardWithLittleCores() throws IOException {
        FakeMachine machine = machine("0-7", "0-7");
        for (int cpu = 0; cpu < 8; cpu++) {
            machine.cpuWithoutCaches(cpu, "0-7")
                    .file("sys/devices/system/cpu/cpu" + cpu + "/cpu_capacity", (cpu < 4 ? 530 : 1024) + "\n");
        }

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("7 and 7");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("6 and 7");
    }

    /** Raspberry Pi 4: package -1 says that the kernel does not know. */
    @Test
    void aBoardThatDoesNotKnowItsPackage() throws IOException {
        FakeMachine machine = machine("0-3", "0-3");
        for (int cpu = 0; cpu < 4; cpu++) {
            machine.file("sys/devices/system/cpu/cpu" + cpu + "/topology/physical_package_id", "-1\n")
                    .file("sys/devices/system/cpu/cpu" + cpu + "/topology/thread_siblings_list", cpu + "\n");
        }

        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("2 and 3");
        assertThat(where(machine, Placement.CROSS_SOCKET)).isEqualTo("none");
    }

    /** AMD Ryzen 9 5950X: two dies with a last-level cache each; the siblings are numbered behind all cores. */
    @Test
    void aDesktopWithTwoCaches() throws IOException {
        FakeMachine machine = machine("0-31", "0-31");
        for (int cpu = 0; cpu < 32; cpu++) {
            int core = cpu % 16;
            machine.cpu(cpu, 0, core + "," + (core + 16), core < 8 ? "0-7,16-23" : "8-15,24-31");
        }

        assertThat(where(machine, Placement.SMT)).isEqualTo("15 and 31");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("30 and 31");
    }

    /** Two Intel Xeon Gold 6130 with hyper-threading. */
    @Test
    void aServerWithTwoSockets() throws IOException {
        FakeMachine machine = machine("0-63", "0-63");
        for (int cpu = 0; cpu < 64; cpu++) {
            int core = cpu % 32;
            machine.cpu(cpu, cpu % 2, core + "," + (core + 32), cpu % 2 == 0 ? evens() : odds());
        }

        assertThat(where(machine, Placement.CROSS_SOCKET)).isEqualTo("62 and 63");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("61 and 63");
        assertThat(where(machine, Placement.SMT)).isEqualTo("31 and 63");
    }

    private static String evens() {
        return IntStream.range(0, 32).mapToObj(i -> Integer.toString(2 * i)).collect(Collectors.joining(","));
    }

    private static String odds() {
        return IntStream.range(0, 32).mapToObj(i -> Integer.toString(2 * i + 1)).collect(Collectors.joining(","));
    }

    /** IBM POWER8 with SMT switched off: of every eight threads seven are offline, and offline ones have no topology. */
    @Test
    void aServerWithThreadsSwitchedOff() throws IOException {
        FakeMachine machine = machine("0-31", "0,8,16,24");
        for (int cpu = 0; cpu < 32; cpu += 8) {
            machine.cpu(cpu, 0, Integer.toString(cpu), Integer.toString(cpu))
                    .file("sys/devices/system/cpu/cpu" + cpu + "/cache/index3/shared_cpu_list", "0,8,16,24\n");
        }

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("24 and 24");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("16 and 24");
    }

    /** nsjail 200: four cores of two threads, and the kernel switched SMT off; processor 3 of the first four cannot be had. */
    @Test
    void aDesktopWhoseKernelSwitchedThreadsOff() throws IOException {
        FakeMachine machine = machine("0-7", "0,2,4,6");
        for (int cpu = 0; cpu < 8; cpu += 2) {
            machine.cpu(cpu, 0, Integer.toString(cpu), "0,2,4,6");
        }

        assertThat(machine.topology().ids()).containsExactly(0, 2, 4, 6);
        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("6 and 6");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("4 and 6");
        assertThat(where(machine, Placement.SMT)).isEqualTo("none");
    }

    /** A guest that may grow to 240 processors: the mask allows those that are not there. */
    @Test
    void aGuestWithRoomForMore() throws IOException {
        FakeMachine machine = machine("0-239", "0-1").cpuWithoutCaches(0, "0-1").cpuWithoutCaches(1, "0-1");

        assertThat(machine.topology().ids()).containsExactly(0, 1);
    }

    /** A sandbox such as gVisor: /proc tells what is allowed, /sys is empty. */
    @Test
    void aSandboxWithoutSys() throws IOException {
        FakeMachine machine = new FakeMachine(root, "0-3");

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("3 and 3");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("2 and 3");
    }

    /** A container pinned to one processor of a server. */
    @Test
    void aContainerOfOneProcessor() throws IOException {
        FakeMachine machine = machine("17", "0-63").cpu(17, 1, "17,49", "1,17,49");

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("17 and 17");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("none");
        assertThat(where(machine, Placement.FREE)).isEqualTo("17 and 17");
    }

    /** numactl 204: a server of 112 processors, number 110 is offline although the mask allows it; binding to it is refused. */
    @Test
    void aServerWithOneProcessorOffline() throws IOException {
        FakeMachine machine = machine("0-111", "0-109,111");
        for (int cpu = 0; cpu < 112; cpu++) {
            int core = cpu % 56;
            machine.cpu(cpu, core / 28, core + "," + (core + 56), core < 28 ? "0-27,56-83" : "28-55,84-111");
        }

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("111 and 111");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("109 and 111");
        assertThat(machine.topology().ids()).hasSize(111).doesNotContain(110);
    }

    /** util-linux 4595: Intel Core Ultra 9 185H, six cores of two threads and ten of one; cores of one thread have no sibling. */
    @Test
    void aHybridMachineWhoseCoresHaveOneThreadOrTwo() throws IOException {
        FakeMachine machine = machine("0-21", "0-21").file("sys/devices/cpu_atom/cpus", "12-21\n");
        for (int cpu = 0; cpu < 22; cpu++) {
            int first = cpu / 2 * 2;
            machine.cpu(cpu, 0, cpu < 12 ? first + "-" + (first + 1) : Integer.toString(cpu), "0-21");
        }

        assertThat(where(machine, Placement.SAME_CORE)).isEqualTo("11 and 11");
        assertThat(where(machine, Placement.SMT)).isEqualTo("10 and 11");
        assertThat(where(machine, Placement.CROSS_CORE)).isEqualTo("9 and 11");
    }
}
