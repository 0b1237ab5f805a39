package dev.loopbench.core.transport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.placement.Placement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every transport. A transport's test is this class with the transport named, in its own module:
 *
 * <pre>{@code
 * class BlockingChannelTransportTest extends TransportContract {
 *
 *     @Override
 *     public Transport transport() {
 *         return new BlockingChannelTransport();
 *     }
 * }
 * }</pre>
 *
 * <p>The module depends on the test-jar of {@code core} and on {@code junit-platform-launcher}, both in test scope. The
 * parts of the contract are the interfaces that this class implements. A transport that is not available here skips all
 * of it, with its reason; one that refuses a setting skips what needs that setting.
 *
 * <p>See {@link NewestJdkContract} for the same on a newer JDK.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TransportContract
        implements ConversationContract,
                CutStreamContract,
                FailureContract,
                ClosingContract,
                SettingsContract,
                ServingContract,
                PlacementContract,
                ParkingContract,
                PacedContract,
                CycleFailureContract,
                ReadSizeContract,
                OneThreadContract {

    @Override
    public abstract Transport transport();

    @BeforeEach
    final void requireAvailable() {
        Availability availability = transport()
                .availability()
                .and(transport().availability(Load.pipelined(1, 1).setting(Placement.FREE)));
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));
    }
}
