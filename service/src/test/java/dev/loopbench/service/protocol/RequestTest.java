package dev.loopbench.service.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.service.protocol.Protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {

    @Test
    void theMeanSizeIsThatOfTheMix() {
        Request often = new Request("often", new byte[10], 9);
        Request rarely = new Request("rarely", new byte[110], 1);

        assertThat(Request.meanBytes(List.of(often, rarely))).isCloseTo(20, within(1e-9));
    }
}
