package dev.loopbench.core.benchmark;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;

class JmhRequestTest {

    private static final String NO_TRANSPORT = "no-such-transport";

    @ParameterizedTest
    @EnumSource(names = {"AverageTime", "Throughput"})
    void averagesAndRatesHaveAMeaning(Mode mode) {
        // What is looked at next is the transport.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(mode, 1).check())
                .withMessageStartingWith("no transport is called '" + NO_TRANSPORT + "'");
    }

    @ParameterizedTest
    @EnumSource(names = {"SampleTime", "SingleShotTime", "All"})
    void percentilesOfSlicesHaveNone(Mode mode) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(mode, 1).check())
                .withMessageStartingWith("-bm " + mode.shortLabel() + ": allowed are avgt and thrpt");
    }

    @Test
    void twoThreadsHaveNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(Mode.AverageTime, 2).check())
                .withMessageStartingWith("-t 2: allowed is 1");
    }

    private static JmhRequest request(Mode mode, int threads) {
        return new JmhRequest(JmhRequestTest.class, NO_TRANSPORT, mode, threads);
    }
}
