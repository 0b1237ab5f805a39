package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultPriceTest {

    /** From bare metal to a nested virtual machine with neighbours. */
    @Test
    void aPageTakesFromTensOfNanosecondsToTensOfMicroseconds() {
        assertThat(FaultPrice.nanos()).isBetween(20L, 1_000_000L);
    }
}
