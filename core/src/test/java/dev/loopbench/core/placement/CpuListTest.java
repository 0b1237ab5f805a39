package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuListTest {

    @Test
    void readsNumbersAndRanges() {
        assertThat(CpuList.parse("0-3,8, 10-10\n".replace(" ", ""))).containsExactly(0, 1, 2, 3, 8, 10);
        assertThat(CpuList.parse("7")).containsExactly(7);
        assertThat(CpuList.parse("\t0-1\n")).containsExactly(0, 1);
        assertThat(CpuList.parse(" \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0-1", "0,2", "0-3,8-11,64", "5,7,9-10", ""})
    void writesWhatItReads(String list) {
        assertThat(CpuList.format(CpuList.parse(list))).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0-", "-3", "1,,2", "0,", "3-1", "0-3:1/2"})
    void refusesOtherText(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CpuList.parse(list))
                .withMessageContaining("not a list of processors: '" + list + "'");
    }
}
