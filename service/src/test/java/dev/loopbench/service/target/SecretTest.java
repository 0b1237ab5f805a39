package dev.loopbench.service.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path directory;

    @Test
    void comesFromTheEnvironmentOrAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "from a file\n");

        assertThat(Secret.from("env:NAME", Map.of("NAME", "from outside"), null).reveal())
                .isEqualTo("from outside");
        assertThat(Secret.from("file:" + file, Map.of(), null).reveal()).isEqualTo("from a file");
    }

    @Test
    void printsAsNothing() {
        assertThat(Secret.from("env:NAME", Map.of("NAME", "hunter2"), null).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void isNotTakenFromTheCommandLine() {
        assertThatThrownBy(() -> Secret.from("hunter2", Map.of(), null))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("env:NAME");
    }

    @Test
    void sourcesWithoutASecretAreRefused() {
        assertThatThrownBy(() -> Secret.from("env:ABSENT", Map.of(), null)).hasMessageContaining("ABSENT");
        assertThatThrownBy(() -> Secret.from("file:" + directory.resolve("absent"), Map.of(), null))
                .isInstanceOf(RefusedTarget.class);
        assertThatThrownBy(() -> Secret.from("prompt", Map.of(), null)).hasMessageContaining("no terminal");
    }
}
