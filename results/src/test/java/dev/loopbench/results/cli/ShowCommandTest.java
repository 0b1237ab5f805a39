package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.files.StoredTable;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.text.LineWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A run is shown as it was printed, or the reason is told why it cannot be. */
class ShowCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int show(Path directory) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute("show", directory.toString());
    }

    @Test
    void printsWhatWasKept(@TempDir Path run) throws IOException {
        StoredTable.write(run, () -> "p50 µs  ±\n\n  12.5  1 %\n");

        assertThat(show(run)).isZero();

        assertThat(out).hasToString("p50 µs  ±\n\n  12.5  1 %\n");
    }

    @Test
    void whatIsTooWideIsPrintedAsForANarrowTerminal(@TempDir Path run) throws IOException {
        StoredTable.write(run, () -> "x".repeat(LineWidth.current()) + "\n");

        assertThat(LineWidth.at(90, () -> printed(run))).isEqualTo("x".repeat(80) + "\n");
        assertThat(LineWidth.at(100, () -> printed(run))).isEqualTo("x".repeat(100) + "\n");
    }

    private String printed(Path run) {
        out.getBuffer().setLength(0);
        show(run);
        return out.toString();
    }

    @Test
    void saysWhyThereIsNothing(@TempDir Path run) {
        assertThat(show(run)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString())
                .startsWith("loopbench show: DIR " + run + " holds nothing to show: no table.txt in it");
        assertThat(show(run.resolve("nowhere"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("nowhere is not a directory");
    }
}
