package dev.loopbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nothing in it is obeyed by a terminal, and it is one line. */
class PrintableTest {

    @Test
    void controlsAreShownAndLineBreaksBecomeSpaces() {
        assertThat(Printable.line("a\u001b]0;title\u0007\nb\r\tc\u0085\u009b"))
                .isEqualTo("a\\x1b]0;title\\x07 b  c\\x85\\x9b");
    }

    @Test
    void whatTurnsTextAroundIsShown() {
        assertThat(Printable.line("a\u202eb\u2028c")).isEqualTo("a\\x202eb\\x2028c");
    }

    @Test
    void otherTextStays() {
        assertThat(Printable.line("25 µs ± 2 % — 測")).isEqualTo("25 µs ± 2 % — 測");
    }

    @Test
    void theFirstLineIsTheFirstThatSaysSomething() {
        assertThat(Printable.firstLine("\n  \n two\nthree", "nothing")).isEqualTo("two");
        assertThat(Printable.firstLine(" \n", "nothing")).isEqualTo("nothing");
    }
}
