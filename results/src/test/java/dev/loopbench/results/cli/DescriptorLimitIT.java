package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** More connections than a process may have descriptors are told of, and do not keep the others from being measured. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class DescriptorLimitIT {

    @TempDir
    private Path outputs;

    @Test
    void aRunThatCannotBeginNamesTheLimitAndTheCommand() throws Exception {
        Path runs = outputs.resolve("runs");

        BuiltJar.Ended ended = limited("--connections=1000", "--output=" + runs);

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ended.complaints())
                .containsExactly(
                        "loopbench run: --connections 1000 connections need 1100 descriptors in one process, which"
                                + " may open 256: raise the limit by 'ulimit -n 1100'");
        assertThat(runs).doesNotExist();
    }

    @Test
    void theRestOfAListIsMeasured() throws Exception {
        BuiltJar.Ended ended = limited(
                "--connections=4,1000",
                "--workloads=pipelined",
                "--placements=free",
                "--transports=nio-select",
                "--blocks=1",
                "--warmup=200ms",
                "--measure=200ms",
                "--output=" + outputs.resolve("runs"));

        assertThat(ended.out())
                .contains("4 connections, 16 requests")
                .contains("skipped: nio-select: 1000 connections need")
                .contains("which may open 256");
        assertThat(ended.code()).isZero();
    }

    private BuiltJar.Ended limited(String... arguments) throws Exception {
        String command = "ulimit -n 256 && exec '"
                + Path.of(System.getProperty("java.home"), "bin", "java") + "' -jar '" + BuiltJar.path() + "' run "
                + String.join(" ", arguments);
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectOutput(outputs.resolve("out.txt").toFile())
                .redirectError(outputs.resolve("err.txt").toFile())
                .start();
        return BuiltJar.await(process, outputs);
    }
}
