package dev.loopbench.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shell takes for one word what was one, and nothing in it for a command. */
class ShellWordTest {

    @Test
    void whatNeedsNoQuotesHasNone() {
        assertThat(ShellWord.of("--output=/var/runs/2026-11-30T05-25-31Z")).doesNotContain("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "it's", "$HOME", "`id`", "a;b", "", "*", "\\", "new\nline", "~"})
    void aShellGivesItBack(String argument) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(argument)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(argument);
    }
}
