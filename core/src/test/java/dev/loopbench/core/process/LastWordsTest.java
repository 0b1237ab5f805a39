package dev.loopbench.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The last words of a program fit into a message of one line. */
class LastWordsTest {

    private final LastWords words = new LastWords();

    @Test
    void theReasonIsTheFirstLineThatIsNoAside() {
        words.add("Picked up JAVA_TOOL_OPTIONS: -Xint");
        words.add("");
        words.add("Unrecognized VM option 'UseZGX'");
        words.add("Error: Could not create the Java Virtual Machine.");

        assertThat(words.quoted()).isEqualTo("; it said: Unrecognized VM option 'UseZGX'");
    }

    @Test
    void theReasonOfACrashIsItsSignal() {
        words.add("#");
        words.add("# A fatal error has been detected by the Java Runtime Environment:");
        words.add("#");
        words.add("#  SIGSEGV (0xb) at pc=0x00007f73cfea0ee4, pid=9255, tid=9256");

        assertThat(words.quoted()).isEqualTo("; it said: SIGSEGV (0xb) at pc=0x00007f73cfea0ee4, pid=9255, tid=9256");
    }

    @Test
    void anAsideIsBetterThanNothing() {
        words.add("Picked up JAVA_TOOL_OPTIONS: -Xint");

        assertThat(words.reason()).isEqualTo("Picked up JAVA_TOOL_OPTIONS: -Xint");
        assertThat(new LastWords().quoted()).isEqualTo("; it said nothing");
    }

    @Test
    void whatATerminalWouldObeyIsShown() {
        words.add("\u001b[31mred\u0007");

        assertThat(words.reason()).isEqualTo("\\x1b[31mred\\x07");
    }

    @Test
    void onlyTheLastLinesAreKept() {
        for (int i = 0; i < 1000; i++) {
            words.add("line " + i);
        }

        assertThat(words.lines()).hasSizeLessThan(100).endsWith("line 999");
    }
}
