package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.pause.Pause;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one fork leaves behind, apart from the histograms of its slices in the {@code .hlog} of the same name.
 *
 * @param startedAtMillis when its first slice began, ms since 1970
 * @param client the client's end; absent when the fork failed before it was connected
 * @param server the server's end; likewise
 * @param kernel the kernel's counters around its turns; likewise
 * @param jvms what both JVMs did in between, apart from their I/O; empty where the ends are no JVMs
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

    /**
     * The work of both ends' JVMs up to the end of so many slices.
     *
     * @param slices how many, 0 or more
     */
    public record JvmReading(int slices, JvmUsage client, JvmUsage server) {}

    /**
     * The growth of memory from before the first connection to when all were open and each had been used once. Whatever else
     * grew meanwhile is in it, so it is of use for many connections only.
     *
     * @param clientBytes resident memory of the client's process; absent where it was not there before
     * @param serverBytes the same of the server's
     * @param kernelBytes memory of the kernel's objects, stacks and page tables and of socket buffers, of the whole machine; absent where the kernel
     *     does not tell
     */
    public record MemoryGrowth(
            @Nullable Long clientBytes,
            @Nullable Long serverBytes,
            @Nullable Long kernelBytes) {

        /** The fewest connections for which it is reported. */
        public static final int LEAST_CONNECTIONS = 256;
    }

    /**
     * The processor time of both ends' processes while the fork was parked between two of its turns, summed over all such times. It is
     * 0 if parking works: whatever they use is taken from the fork whose turn it is.
     *
     * @param nanos how long it was parked, ns
     * @param clientCpuNanos processor time of the client's whole process meanwhile, ns
     * @param serverCpuNanos the same of the server's; 0 where both ends share a process
     */
    public record ParkedUsage(long nanos, long clientCpuNanos, long serverCpuNanos) {

        /** Processor time of both ends as a share of one processor; 0 when it was never parked. */
        public double share() {
            return nanos == 0 ? 0 : (double) (clientCpuNanos + serverCpuNanos) / nanos;
        }
    }
}
