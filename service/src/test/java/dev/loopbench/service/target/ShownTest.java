package dev.loopbench.service.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void controlCharactersAreWrittenOut() {
        assertThat(Shown.text("a\r\n\u001b[31mred\u202e")).isEqualTo("a\\r\\n\\x1b[31mred\\x202e");
    }

    @Test
    void longTextIsCut() {
        assertThat(Shown.text("x".repeat(1_000))).hasSizeLessThan(100).endsWith("...");
    }
}
