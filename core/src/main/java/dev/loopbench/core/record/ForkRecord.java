package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.pause.Pause;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one fork leaves behind, beside the histograms of its slices in the {@code .hlog} of the same name.
 *
 * @param startedAtMillis when its first slice began, ms since 1970
 * @param client the client's end; absent when the fork failed before it was connected
 * @param server the server's end; likewise
 * @param kernel the kernel's counters around its turns; likewise
 * @param jvms what both JVMs did in between, beside their I/O; empty where the ends are no JVMs
 * @param slices every slice from the first round trip on, in order
 * @param failure why it has no score; absent when all went well
 * @param observations made outside of its slices
 * @param notes what of it could not be kept, one line each
 */
public record ForkRecord(
        ForkSpec spec,
        long startedAtMillis,
        @Nullable EndRecord client,
        @Nullable EndRecord server,
        @Nullable KernelReadings kernel,
        List<JvmReading> jvms,
        List<SliceRecord> slices,
        @Nullable Failure failure,
        @JsonUnwrapped Observations observations,
        List<String> notes) {

    public ForkRecord {
        // Earlier records have none.
        notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    }

    /**
     * Observations outside of a fork's slices.
     *
     * @param memory what opening its connections took; absent where they were too few to tell
     * @param parked what its processes used while others had their turns; absent when it took no turns
     * @param pauses of the platform in its turns, their starts in ns since its first slice; of a plan only
     */
    public record Observations(
            @Nullable MemoryGrowth memory, @Nullable ParkedUsage parked, List<Pause> pauses) {

        /** Those of a fork of few connections that took no turns. */
        public static final Observations NONE = new Observations(null, null, List.of());
    }

    /** Of a fork of few connections that took no turns. */
    public ForkRecord(
            ForkSpec spec,
            long startedAtMillis,
            @Nullable EndRecord client,
            @Nullable EndRecord server,
            @Nullable KernelReadings kernel,
            List<JvmReading> jvms,
            List<SliceRecord> slices,
            @Nullable Failure failure) {
        this(spec, startedAtMillis, client, server, kernel, jvms, slices, failure, Observations.NONE, List.of());
    }

    /** Changes when a reader of the former form would be misled; builds of unlike versions are not measured together. */
    public static final int VERSION = 8;

    /** Of a fork that left nothing but the reason for it. */
    public static ForkRecord failed(ForkSpec spec, long startedAtMillis, Failure failure) {
        return new ForkRecord(spec, startedAtMillis, null, null, null, List.of(), List.of(), failure);
    }

    /** The same fork, found to be of no use. */
    public ForkRecord failed(Failure found) {
        return new ForkRecord(spec, startedAtMillis, client, server, kernel, jvms, slices, found, observations, notes);
    }

    /** Whether what went wrong says that no figure of the fork's cell can be trusted. */
    @JsonIgnore
    public boolean voidsCell() {
        return failure != null && failure.kind().voidsCell();
    }
}
