package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Forks that the plain {@code org.openjdk.jmh.Main} starts have no options of ours: only the jar's hints reach them. */
class CompilerHintsIT {

    @Test
    void theJarKeepsTimedCodeApart() throws IOException {
        try (ZipFile jar = new ZipFile(BuiltJar.path().toFile())) {
            String hints = new String(
                    jar.getInputStream(jar.getEntry("META-INF/CompilerHints")).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(hints.lines())
                    .contains(
                            "dontinline,dev/loopbench/core/probe/CpuProbe.*",
                            "dontinline,dev/loopbench/core/probe/WakeUpProbe.*",
                            "dontinline,dev/loopbench/core/server/Work.spin");
        }
    }
}
