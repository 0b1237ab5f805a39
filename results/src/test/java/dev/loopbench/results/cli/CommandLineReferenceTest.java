package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference page of the command line is what the program prints. */
class CommandLineReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "command-line.md");

    private static String printed() {
        StringWriter out = new StringWriter();
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        assertThat(commandLine.execute("man", "--markdown")).isZero();
        return out.toString();
    }

    @Test
    void thePageIsCurrent() throws IOException {
        assertThat(Files.readString(PAGE))
                .as(
                        "make it anew: java -jar results/target/loopbench.jar man --markdown > docs/reference/command-line.md")
                .isEqualTo(printed());
    }

    @Test
    void everyCommandHasASection() {
        assertThat(printed().lines().filter(line -> line.startsWith("## loopbench ")))
                .hasSameSizeAs(Loopbench.commandLine().getSubcommands().values().stream()
                        .distinct()
                        .toList());
    }
}
