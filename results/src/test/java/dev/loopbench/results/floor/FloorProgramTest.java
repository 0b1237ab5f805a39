package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FloorProgramTest {

    @Test
    @Timeout(60)
    void compilesWithoutAWarning(@TempDir Path directory) throws Exception {
        assumeThat(FloorProgram.missing()).as("a C compiler").isEmpty();
        Path source = directory.resolve("floor.c");
        try (InputStream resource = FloorProgram.class.getResourceAsStream("floor.c")) {
            Files.copy(resource, source);
        }
        List<String> command = new ArrayList<>(List.of("cc", "-Wall", "-Wextra"));
        command.addAll(CCompiler.FLAGS);
        command.addAll(List.of("-o", directory.resolve("floor").toString(), source.toString(), "-lm"));

        assertThat(output(command)).isEmpty();
        assertThat(directory.resolve("floor")).isExecutable();
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
