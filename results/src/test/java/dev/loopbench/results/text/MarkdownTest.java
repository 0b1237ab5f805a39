package dev.loopbench.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void namesCannotLeaveTheirColumn() {
        assertThat(Markdown.escaped("a|b<script>`c`\n| d")).isEqualTo("a\\|b&lt;script>'c' \\| d");
        assertThat(Markdown.escaped("nio-select (base)")).isEqualTo("nio-select (base)");
    }
}
