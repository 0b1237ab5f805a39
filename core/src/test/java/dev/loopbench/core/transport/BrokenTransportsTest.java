package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A contract is worth what it refuses. */
class BrokenTransportsTest {

    /** Wrong bytes are proof enough once; a reply that is late once may only mean a busy machine. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Truncating, ProtocolException, 1",
        "Corrupting, ProtocolException, 1",
        "Reordering, ProtocolException, 1",
        "Duplicating, ProtocolException, 1",
        "Stalling, StalledException, 10",
        "Dropping, StalledException, 10"
    })
    void theContractRefuses(String broken, String because, int times) throws ClassNotFoundException {
        Class<?> contract = Class.forName(BrokenTransportContract.class.getName() + "$" + broken);
        TestExecutionSummary summary = ContractRun.of(List.of(contract));

        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException().getClass().getSimpleName())
                .filteredOn(because::equals)
                .hasSizeGreaterThanOrEqualTo(times);
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
