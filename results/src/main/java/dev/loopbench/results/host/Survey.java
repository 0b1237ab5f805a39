package dev.loopbench.results.host;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a host on its JDK.
 *
 * @param recordVersion of the records that its forks leave; 0 from a host that does not tell
 * @param jvm the JDK
 * @param transports every transport on the class path, by name
 * @param unusable transports that throw, hang or have no name of their own: name or class → the reason
 * @param refusals for each cell that was asked about, why it cannot be measured; null if it can
 */
public record Survey(
        int recordVersion,
        JvmFacts jvm,
        List<TransportFacts> transports,
        List<@Nullable String> refusals,
        @Nullable Map<String, String> unusable) {

    /** Those that cannot be used at all; none from a host that does not tell. */
    public Map<String, String> unusableOnes() {
        return unusable == null ? Map.of() : unusable;
    }

    /**
     * A transport as that JDK sees it.
     *
     * @param unavailable why it cannot be had; null if it can
     * @param implementation what moves its bytes, over TCP
     * @param refusedAddresses why it cannot talk over these; none where it can
     * @param floor what it is held against; null where it names none
     * @param jvmArguments what a fork with it needs
     * @param warmupFactor how many times the usual warm-up it needs
     * @param traits its description of itself; null from a host that does not tell
     * @param facts of the library behind it
     */
    public record TransportFacts(
            String name,
            @Nullable String unavailable,
            String implementation,
            Map<AddressFamily, String> refusedAddresses,
            @Nullable Floor floor,
            List<String> jvmArguments,
            int warmupFactor,
            @Nullable Traits traits,
            Map<String, String> facts) {}
}
