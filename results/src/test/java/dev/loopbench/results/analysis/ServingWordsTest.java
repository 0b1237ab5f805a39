package dev.loopbench.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.transport.Serving;
import org.junit.jupiter.api.Test;

class ServingWordsTest {

    @Test
    void aServerThatAnswersAtOnceIsNotSpokenOf() {
        assertThat(ServingWords.of(null)).isEmpty();
    }

    @Test
    void whatAServerDoesIsNamedWithItsUnit() {
        assertThat(ServingWords.of(new Serving(20_000, 0, 1))).isEqualTo(", server works 20 µs");
        assertThat(ServingWords.of(new Serving(1_500, 2_000_000, 3)))
                .isEqualTo(", 3 server threads, server works 1.500 µs, server waits 2 ms (event loops hand off to 200"
                        + " threads)");
    }
}
