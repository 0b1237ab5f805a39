package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.results.bare.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once it is compiled, what the suite does with these transports allocates nothing, at neither end. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
@Tag("slow")
@Tag("calm-machine")
class SteadyAllocationIT {

    private static final int WARMUP = 100;
    private static final double ROUNDS_TO_ZERO = 0.05;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "blocking-channel, SAME_CORE",
        "blocking-socket, SAME_CORE",
        "nio-select, SAME_CORE",
        "nio-spin, CROSS_CORE"
    })
    void isNone(String transport, Placement placement) throws IOException, InterruptedException {
        assumeThat(placement == Placement.SAME_CORE || Runtime.getRuntime().availableProcessors() > 1)
                .as("a processor for each end")
                .isTrue();
        // Where others use the processors, compilers may not be done at all, and interpreted code allocates.
        CalmMachine.assume();

        List<JvmReading> steady = fork(transport, placement).jvms().stream()
                .filter(reading -> reading.slices() >= WARMUP)
                .toList();
        CalmMachine.assume();
        assertThat(steady).hasSizeGreaterThan(1);
        assertThat(bytesOfARoundTrip(steady, JvmReading::client)).isLessThan(ROUNDS_TO_ZERO);
        assertThat(bytesOfARoundTrip(steady, JvmReading::server)).isLessThan(ROUNDS_TO_ZERO);
    }

    /**
     * In a JVM of its own, as in a run: code that other forks of this JVM have used is compiled otherwise, and may then allocate. On the
     * built jar: this class path has so many files that a socket's descriptor is above 127, which the JDK's selector boxes anew
     * for each event (16 bytes).
     */
    private ForkRecord fork(String transport, Placement placement) throws IOException {
        String classPath = System.getProperty("loopbench.jar", "target/loopbench.jar")
                + File.pathSeparator
                + Path.of("target", "test-classes");
        ChildJvm.runFork(
                SteadyFork.class, classPath, List.of(), List.of(transport, placement.name(), directory.toString()));
        return SteadyFork.files(directory).read();
    }

    /** In the interval that has least: a compiler may be done late, and whatever allocates at every round trip does so in all. */
    private static double bytesOfARoundTrip(List<JvmReading> readings, Function<JvmReading, JvmUsage> end) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < readings.size(); i++) {
            JvmReading first = readings.get(i - 1);
            JvmReading last = readings.get(i);
            double trips = (last.slices() - first.slices()) * (double) SteadyFork.TRIPS;
            if (trips > 0) {
                least = Math.min(least, (allocated(end.apply(last)) - allocated(end.apply(first))) / trips);
            }
        }
        return least;
    }

    private static long allocated(JvmUsage usage) {
        return Objects.requireNonNull(usage.allocatedBytes());
    }
}
