package dev.loopbench.results.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a terminal would obey is shown instead; colours come from the program alone, and never in place of a word. */
class TerminalTest {

    private static final String ESCAPES = "\u001b\\[[0-9;]*m";

    @Test
    void controlsAreShown() {
        assertThat(printed(false, "a\u001b[2J\u0007b\u009bc\u007f")).isEqualTo("a\\x1b[2J\\x07b\\x9bc\\x7f");
        assertThat(printed(true, "a\u001b[31mSLOWER")).startsWith("a\\x1b[31mSLOWER");
    }

    @Test
    void textLinesAndTabsStay() {
        assertThat(printed(false, "\r25 µs ± 2 %\t§\n")).isEqualTo("\r25 µs ± 2 %\t§\n");
    }

    @Test
    void verdictsAreColouredAndNothingElse() {
        assertThat(printed(true, "1.2  SLOWER\n")).isEqualTo("1.2  \u001b[31mSLOWER\u001b[0m\n");
        assertThat(printed(true, "FASTER")).isEqualTo("\u001b[32mFASTER\u001b[0m");
        assertThat(printed(true, "UNDECIDED, about 3 more")).startsWith("\u001b[33mUNDECIDED\u001b[0m, about");
        for (String plain : new String[] {"SLOWERS", "aSLOWER", "SLOWER-x", "µSLOWER", "TCP", "Slower", "x_SLOWER1"}) {
            assertThat(printed(true, plain)).isEqualTo(plain);
        }
    }

    @Test
    void withoutItsColoursATextIsTheSame() {
        String text = "nio-select µs  1.208  SLOWER\nREGRESSION: NOT JUDGED: A/A control INVALID, EQUIVALENT\n";

        assertThat(printed(true, text).replaceAll(ESCAPES, "")).isEqualTo(text).isEqualTo(printed(false, text));
    }

    @Test
    void coloursAreForTerminalsUnlessAskedFor() {
        assertThat(Colour.AUTO.isOn(true, Map.of())).isTrue();
        assertThat(Colour.AUTO.isOn(false, Map.of())).isFalse();
        assertThat(Colour.AUTO.isOn(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Colour.AUTO.isOn(true, Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Colour.AUTO.isOn(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Colour.ALWAYS.isOn(false, Map.of("NO_COLOR", "1"))).isTrue();
        assertThat(Colour.NEVER.isOn(true, Map.of())).isFalse();
    }

    private static String printed(boolean coloured, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(bytes);
        terminal.colour(coloured);
        PrintStream out = terminal.stream();
        out.print(text);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
