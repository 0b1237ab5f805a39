package dev.loopbench.results.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.check.HostFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuLoadTest {

    private static final long OWN = 100;

    @TempDir
    private Path root;

    @Test
    void timesAreRead() throws IOException {
        new HostTree(root)
                .write("proc/stat", "cpu  100 1 50 1000 10 2 3 7 0 0\ncpu0 100 1 50 1000 10 2 3 7 0 0")
                .write("proc/42/stat", "42 (a (b) c) R 7 42 42 0 -1 4194560 1 0 0 0 30 12 0 0 20 0 1 0 5 6 7");

        CpuTimes times = CpuTimes.read(new HostFiles(root)).orElseThrow();

        assertThat(times.busy()).isEqualTo(100 + 1 + 50 + 2 + 3);
        assertThat(times.stolen()).isEqualTo(7);
        assertThat(times.processes()).containsExactly(Map.entry(42L, new CpuTimes.Task("a (b) c", 7, 42)));
    }

    @Test
    void twoBusyLoopsOfOthersAreNamedAndOwnChildrenAreNot() {
        CpuTimes before = times(
                0,
                0,
                Map.of(
                        7L,
                        new CpuTimes.Task("loop", 1, 1000),
                        8L,
                        new CpuTimes.Task("loop", 1, 0),
                        OWN,
                        new CpuTimes.Task("java", 1, 500),
                        101L,
                        new CpuTimes.Task("java", OWN, 10)));
        CpuTimes after = times(
                500_000_000,
                110,
                Map.of(
                        7L,
                        new CpuTimes.Task("loop", 1, 1050),
                        8L,
                        new CpuTimes.Task("loop", 1, 40),
                        OWN,
                        new CpuTimes.Task("java", 1, 505),
                        101L,
                        new CpuTimes.Task("java", OWN, 25)));

        CpuLoad load = CpuLoad.between(before, after, OWN);

        assertThat(load.others()).isEqualTo(1.8);
        assertThat(load.named()).isEqualTo("loop (7) 100 %, loop (8) 80 %");
        assertThat(LoadFindings.of(load)).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.SPOILS);
            assertThat(finding.value()).isEqualTo("1.80 CPUs in 0.5 s: loop (7) 100 %, loop (8) 80 %");
            assertThat(finding.commands()).containsExactly("kill -STOP 7 8   # and kill -CONT afterwards");
        });
    }

    @Test
    void aLoadThatNobodyVisibleCausesIsToldTheSame() {
        CpuLoad load = CpuLoad.between(times(0, 0, Map.of()), times(1_000_000_000, 90, Map.of()), OWN);

        assertThat(LoadFindings.of(load)).first().satisfies(finding -> {
            assertThat(finding.value()).isEqualTo("0.90 CPUs in 1.0 s: no process that is visible here");
            assertThat(finding.commands()).isEmpty();
        });
    }

    @Test
    void calmIsANote() {
        CpuLoad load = CpuLoad.between(times(0, 0, Map.of()), times(1_000_000_000, 1, Map.of()), OWN);

        assertThat(LoadFindings.of(load)).extracting(Finding::severity).containsOnly(Severity.NOTE);
    }

    private static CpuTimes times(long nanos, long busy, Map<Long, CpuTimes.Task> processes) {
        return new CpuTimes(nanos, busy, 0, processes);
    }
}
