package dev.loopbench.netty.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferRingTest {

    @ParameterizedTest
    @CsvSource({"64x4096, 64, 4096, false", "16x65536:incremental, 16, 65536, true", "1x1, 1, 1, false"})
    void isReadAsItIsWritten(String text, int count, int bytes, boolean incremental) {
        assertThat(BufferRing.parse(text)).contains(new BufferRing(count, bytes, incremental));
        assertThat(new BufferRing(count, bytes, incremental)).hasToString(text);
    }

    @Test
    void noneIsNone() {
        assertThat(BufferRing.parse("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "64", "64x", "3x4096", "0x4096", "32768x4096", "64x0", "64x9999999", "64x4096:more", "-1x1"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BufferRing.parse(text))
                .withMessageContaining("allowed are");
    }

    @Test
    void aSettingThatCannotBeUsedIsRefusedAndNamed() {
        assertThat(BufferRingChoice.of("p", "3x1", "64x4096", true, true).refused())
                .isEqualTo("-Dp=3x1: count 3: allowed are powers of two from 1 to 16384");
        assertThat(BufferRingChoice.of("p", "64x4096", "none", false, false).refused())
                .isEqualTo("-Dp=64x4096: this kernel registers no such ring of buffers");
        assertThat(BufferRingChoice.of("p", "64x4096:incremental", "none", true, false)
                        .refused())
                .isNotNull();
    }

    @Test
    void theUsualRingGivesWayToAKernelWithoutAndSaysSo() {
        BufferRingChoice choice = BufferRingChoice.of("p", null, "64x4096", false, false);

        assertThat(choice.ring()).isEmpty();
        assertThat(choice.refused()).isNull();
        assertThat(choice.meaning()).isEqualTo("none: this kernel registers no such ring of buffers");
    }
}
