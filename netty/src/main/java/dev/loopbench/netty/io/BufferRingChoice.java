package dev.loopbench.netty.io;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BufferRing} that a JVM's loops have.
 *
 * @param ring empty for none: each receive then brings a buffer of its channel's own
 * @param refused why the setting cannot be used here; null when it can
 * @param meaning the ring in words, and why there is none
 */
public record BufferRingChoice(
        Optional<BufferRing> ring, @Nullable String refused, String meaning) {

    private static final String NO_KERNEL_SUPPORT = "this kernel registers no such ring of buffers";

    /**
     * The choice that a setting makes on this kernel.
     *
     * @param property name of the setting, for messages
     * @param setting null when it is not set
     * @param usual what it stands for then, if the kernel supports it
     * @param rings whether the kernel registers rings of buffers
     * @param incremental whether it can fill one buffer by several receives
     */
    public static BufferRingChoice of(
            String property, @Nullable String setting, String usual, boolean rings, boolean incremental) {
        Optional<BufferRing> ring;
        try {
            ring = BufferRing.parse(setting == null ? usual : setting);
        } catch (IllegalArgumentException e) {
            return none("-D" + property + "=" + setting + ": " + e.getMessage());
        }
        if (ring.isPresent() && (!rings || (ring.get().incremental() && !incremental))) {
            return setting == null
                    ? new BufferRingChoice(Optional.empty(), null, "none: " + NO_KERNEL_SUPPORT)
                    : none("-D" + property + "=" + setting + ": " + NO_KERNEL_SUPPORT);
        }
        return new BufferRingChoice(ring, null, ring.map(BufferRing::toString).orElse("none"));
    }

    private static BufferRingChoice none(String refused) {
        return new BufferRingChoice(Optional.empty(), refused, "none");
    }
}
