package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be measured here is refused before anything is written. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class RefusedRunIT {

    @TempDir
    private Path outputs;

    @Test
    void aBaselineThatThisMachineDoesNotHaveLeavesNoDirectory() throws Exception {
        Path runs = outputs.resolve("runs");

        BuiltJar.Ended ended = BuiltJar.run(outputs, "run", "--baseline=netty-kqueue", "--output=" + runs);

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ended.err()).contains("--baseline 'netty-kqueue' cannot be measured here");
        assertThat(runs).doesNotExist();
    }
}
