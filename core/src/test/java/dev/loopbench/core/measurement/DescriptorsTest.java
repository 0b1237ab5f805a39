package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DescriptorsTest {

    @Test
    void tooLowALimitIsNamedWithTheCommandThatRaisesIt() {
        assertThat(Descriptors.enough(1000, 1000, OptionalLong.of(256)).reason())
                .hasValue(
                        "1000 connections need 1100 descriptors in one process, which may open 256: raise the limit by"
                                + " 'ulimit -n 1100'");
    }

    @Test
    void bothEndsInOneProcessNeedTwice() {
        assertThat(Descriptors.enough(1, 2, OptionalLong.of(101)).reason())
                .hasValue("1 connection needs 102 descriptors in one process, which may open 101: raise the limit by"
                        + " 'ulimit -n 102'");
    }

    @Test
    void asManyAsNeededAreEnough() {
        assertThat(Descriptors.enough(1000, 1000, OptionalLong.of(1100)).isAvailable())
                .isTrue();
        assertThat(Descriptors.enough(10_000, 20_000, OptionalLong.empty()).isAvailable())
                .isTrue();
    }
}
