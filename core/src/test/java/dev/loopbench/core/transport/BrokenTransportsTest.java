package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.session.ProtocolException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A contract is worth what it refuses. */
class BrokenTransportsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theContractRefuses(Class<? extends BrokenTransportContract> broken, Class<? extends Throwable> because) {
        TestExecutionSummary summary = ContractRun.of(List.of(broken));

        assertThat(summary.getTestsFailedCount()).isPositive();
        assertThat(summary.getFailures())
                .extracting(Failure::getException)
                .as("why it was refused")
                .hasAtLeastOneElementOfType(because);
    }

    static Stream<Arguments> theContractRefuses() {
        return Stream.of(
                Arguments.of(BrokenTransportContract.Truncating.class, ProtocolException.class),
                Arguments.of(BrokenTransportContract.Corrupting.class, ProtocolException.class),
                Arguments.of(BrokenTransportContract.Reordering.class, ProtocolException.class),
                Arguments.of(BrokenTransportContract.Duplicating.class, ProtocolException.class),
                Arguments.of(BrokenTransportContract.Stalling.class, StalledException.class),
                Arguments.of(BrokenTransportContract.Dropping.class, StalledException.class));
    }

    @Test
    void theContractRefusesATransportThatIsNotWhatItSays() {
        TestExecutionSummary summary = ContractRun.of(List.of(Impostor.Contract.class));

        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure ->
                        assertThat(failure.getTestIdentifier().getDisplayName()).startsWith("isOnBothEndsWhatItSays"));
    }
}
