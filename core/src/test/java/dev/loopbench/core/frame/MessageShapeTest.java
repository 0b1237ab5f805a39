package dev.loopbench.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageShapeTest {

    @Test
    void addsTheHeaderToEachPayload() {
        MessageShape shape = new MessageShape(64, 0);
        assertThat(shape.requestFrame()).isEqualTo(80);
        assertThat(shape.responseFrame()).isEqualTo(16);
        assertThat(shape.payloadBytes()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, request", "0, -1, response", "16777217, 0, request", "0, 16777217, response"})
    void refusesPayloadsBeyondTheLimits(int requestBytes, int responseBytes, String which) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageShape(requestBytes, responseBytes))
                .withMessageContaining(which)
                .withMessageContaining("allowed are 0 to 16777216");
    }
}
