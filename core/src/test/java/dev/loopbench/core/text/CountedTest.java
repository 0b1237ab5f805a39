package dev.loopbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void oneAloneIsSingular() {
        assertThat(Counted.of(1, "block")).isEqualTo("1 block");
        assertThat(Counted.of(0, "block")).isEqualTo("0 blocks");
        assertThat(Counted.of(6, "block")).isEqualTo("6 blocks");
        assertThat(Counted.of(1, "socket is", "sockets are")).isEqualTo("1 socket is");
        assertThat(Counted.of(2, "socket is", "sockets are")).isEqualTo("2 sockets are");
    }
}
