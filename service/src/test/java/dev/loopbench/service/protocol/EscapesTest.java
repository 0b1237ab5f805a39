package dev.loopbench.service.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.service.target.RefusedTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(Escapes.bytes("PING\\r\\n\\t\\\\\\0\\xff"))
                .containsExactly('P', 'I', 'N', 'G', 13, 10, 9, '\\', 0, -1);
        assertThat(Escapes.bytes("é")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\q", "\\x", "\\x1", "\\xzz"})
    void refusesOtherEscapes(String text) {
        assertThatThrownBy(() -> Escapes.bytes(text)).isInstanceOf(RefusedTarget.class);
    }
}
