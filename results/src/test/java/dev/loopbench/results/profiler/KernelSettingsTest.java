package dev.loopbench.results.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelSettingsTest {

    private static final String NONE = "0000000000000000";
    private static final String ALL = "000001ffffffffff";
    private static final String PERFMON = "0000004000000000";
    private static final String SYSLOG = "0000000400000000";

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "-1, 0, " + NONE,
        "1, 0, " + NONE,
        "1, 1, " + SYSLOG,
        "2, 0, " + ALL,
        "4, 1, " + ALL,
    })
    void forbidNothing(String paranoid, String restrict, String capabilities) throws IOException {
        assertThat(forbidding(paranoid, restrict, capabilities)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "4, 0"})
    void aProcessWithoutRightsDoesNotSampleTheKernel(String paranoid, String restrict) throws IOException {
        assertThat(forbidding(paranoid, restrict, NONE).get(0))
                .isEqualTo("kernel.perf_event_paranoid is " + paranoid
                        + ": above 1 only a process with CAP_PERFMON may sample the kernel");
    }

    @Test
    void samplesWithoutNamesAreNoFrames() throws IOException {
        assertThat(forbidding("1", "1", NONE))
                .containsExactly(
                        "kernel.kptr_restrict is 1: only a process with CAP_SYSLOG may read the names of kernel functions");
        assertThat(forbidding("2", "0", PERFMON))
                .containsExactly("kernel.perf_event_paranoid is 2: above 1 only a process with CAP_SYSLOG may read the"
                        + " names of kernel functions");
    }

    @Test
    void aKernelThatHidesItsNamesHidesThemFromAll() throws IOException {
        assertThat(forbidding("1", "2", ALL))
                .containsExactly("kernel.kptr_restrict is 2: no process may read the names of kernel functions");
    }

    @Test
    void whatIsNotToldForbidsNothing() {
        assertThat(KernelSettings.read(root).forbidding()).isEmpty();
    }

    private List<String> forbidding(String paranoid, String restrict, String capabilities) throws IOException {
        file("proc/sys/kernel/perf_event_paranoid", paranoid + "\n");
        file("proc/sys/kernel/kptr_restrict", restrict + "\n");
        file("proc/self/status", "Name:\tjava\nCapPrm:\t" + ALL + "\nCapEff:\t" + capabilities + "\n");
        return KernelSettings.read(root).forbidding();
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
