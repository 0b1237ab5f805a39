package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.record.ServerMode;
import dev.loopbench.results.option.AxisOptions;
import dev.loopbench.results.option.UnusableInput;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ConnectionCountsTest {

    private static final OptionalLong FEW = OptionalLong.of(256);

    @Test
    void aListIsTakenIfItsFewestCanBeHad() {
        assertThat(options("--connections=1000,8,8").connectionCounts(FEW, ServerMode.PROCESS))
                .containsExactly(1000, 8);
        assertThat(options().connectionCounts(FEW, ServerMode.PROCESS)).isEmpty();
    }

    @Test
    void whereNotEvenTheFewestCanBeHadTheLimitAndTheCommandAreTold() {
        assertThatThrownBy(() -> options("--connections=1000,500").connectionCounts(FEW, ServerMode.PROCESS))
                .isInstanceOf(UnusableInput.class)
                .hasMessage(
                        "--connections 500 connections need 600 descriptors in one process, which may open 256: raise"
                                + " the limit by 'ulimit -n 600'");
    }

    @Test
    void bothEndsInOneProcessNeedTwice() {
        assertThatThrownBy(() -> options("--connections=100").connectionCounts(FEW, ServerMode.IN_PROCESS))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("'ulimit -n 300'");
    }

    private static AxisOptions options(String... arguments) {
        return CommandLine.populateCommand(new AxisOptions(), arguments);
    }
}
