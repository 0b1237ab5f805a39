package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MemoryMeterTest {

    @TempDir
    private Path root;

    @Test
    void residentMemoryIsInBytes() throws IOException {
        file("proc/4711/status", "VmHWM:\t   99999 kB\nVmRSS:\t   51200 kB\n");

        assertThat(meter().residentBytes(4711)).hasValue(51_200 * 1024);
        assertThat(meter().residentBytes(4712)).isEmpty();
    }

    @Test
    void theKernelsIsItsObjectsStacksPageTablesAndBuffersInPages() throws IOException {
        file("proc/meminfo", """
                MemTotal: 24000000 kB
                Slab:             265976 kB
                SReclaimable: 230000 kB
                KernelStack:       17000 kB
                PageTables:        23000 kB
                SecPageTables: 9 kB
                """);
        file("proc/self/smaps", "00400000-00401000 r--p\nSize: 4 kB\nKernelPageSize:       16 kB\n");
        file("proc/net/sockstat", "sockets: used 28\nTCP: inuse 5 orphan 0 tw 13 alloc 7 mem 38\nUDP: inuse 0 mem 0\n");

        assertThat(meter().kernelBytes()).hasValue((265_976 + 17_000 + 23_000) * 1024L + 38 * 16 * 1024);
    }

    @Test
    void aKernelThatTellsOnlyPartOfItTellsNothing() throws IOException {
        file("proc/meminfo", "Slab:             265976 kB\nPageTables:        23000 kB\n");
        file("proc/self/smaps", "KernelPageSize:       16 kB\n");
        file("proc/net/sockstat", "TCP: inuse 5 orphan 0 tw 13 alloc 7 mem 38\n");

        assertThat(meter().kernelBytes()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisKernelTells() {
        MemoryMeter here = MemoryMeter.ofThisMachine();

        assertThat(here.residentBytes(ProcessHandle.current().pid()).orElse(0)).isGreaterThan(1 << 20);
        assertThat(here.kernelBytes().orElse(0)).isGreaterThan(1 << 20);
    }

    private MemoryMeter meter() {
        return new MemoryMeter(root);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
