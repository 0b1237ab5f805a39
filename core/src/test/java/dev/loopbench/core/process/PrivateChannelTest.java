package dev.loopbench.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PrivateChannelTest {

    private static final String NOBODY = "started by Loopbench alone";

    @TempDir
    private Path directory;

    @Test
    void leavesAFileAloneThatHasThePipesDescriptor() throws IOException {
        Path file = Files.writeString(directory.resolve("modules"), "a JDK's classes");
        Path descriptor = Files.createSymbolicLink(directory.resolve("3"), file);

        assertThatThrownBy(() -> PrivateChannel.open(descriptor))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(NOBODY);
        assertThat(file).hasContent("a JDK's classes");
    }

    @Test
    void answersNobodyIfThereIsNoDescriptor() {
        assertThatThrownBy(() -> PrivateChannel.open(directory.resolve("3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(NOBODY);
    }

    @Test
    @Timeout(20)
    void writesIntoAPipe() throws IOException, InterruptedException {
        Process reader = new ProcessBuilder("cat").start();
        Path pipe = Path.of("/proc", Long.toString(reader.pid()), "fd", "0");

        try (PrintStream answers = PrivateChannel.open(pipe)) {
            answers.println("ready");
        }
        reader.getOutputStream().close();

        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("ready\n");
        assertThat(reader.waitFor()).isZero();
    }
}
