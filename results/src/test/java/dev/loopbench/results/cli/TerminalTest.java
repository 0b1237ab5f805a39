package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a terminal would obey is shown instead. */
class TerminalTest {

    @Test
    void controlsAreShown() {
        assertThat(printed("a\u001b[2J\u0007b\u009bc\u007f")).isEqualTo("a\\x1b[2J\\x07b\\x9bc\\x7f");
    }

    @Test
    void textLinesAndTabsStay() {
        assertThat(printed("\r25 µs ± 2 %\t§\n")).isEqualTo("\r25 µs ± 2 %\t§\n");
    }

    private static String printed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new Terminal(bytes), true, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
