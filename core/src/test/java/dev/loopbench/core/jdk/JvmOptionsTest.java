package dev.loopbench.core.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The suite's options give way where two cannot stand together. */
class JvmOptionsTest {

    private static final List<String> OWN = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Dkept=1");

    @Test
    void anotherCollectorTakesTheSuitesPlace() {
        assertThat(JvmOptions.with(OWN, List.of("-XX:+UseZGC")))
                .containsExactly("-Xms256m", "-Xmx256m", "-Dkept=1", "-XX:+UseZGC");
    }

    @Test
    void anotherHeapTakesTheSuitesPlace() {
        assertThat(JvmOptions.with(OWN, List.of("-Xmx64m"))).containsExactly("-XX:+UseSerialGC", "-Dkept=1", "-Xmx64m");
        assertThat(JvmOptions.givingWay(OWN, List.of("-XX:MaxRAMPercentage=50")))
                .containsExactly("-XX:+UseSerialGC", "-Dkept=1");
    }

    @Test
    void allElseStays() {
        assertThat(JvmOptions.with(OWN, List.of("-Xint", "-XX:+UseStringDeduplication")))
                .startsWith(OWN.toArray(String[]::new))
                .endsWith("-Xint", "-XX:+UseStringDeduplication");
    }

    @Test
    void theEnvironmentsOptionsAreTold() {
        EnvironmentOptions options = EnvironmentOptions.of(
                Map.of("JAVA_TOOL_OPTIONS", " -Xint  -XX:+UseParallelGC ", "_JAVA_OPTIONS", " ", "PATH", "/bin"));

        assertThat(options.options()).containsExactly("-Xint", "-XX:+UseParallelGC");
        assertThat(options.remarks())
                .containsExactly(
                        "every JVM of this run has the options of JAVA_TOOL_OPTIONS: -Xint  -XX:+UseParallelGC");
    }
}
