package dev.loopbench.core.measurement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.loopbench.core.kernel.KernelReadings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one fork leaves behind, beside the histograms of its slices in the {@code .hlog} of the same name.
 *
 * @param startedAtMillis when its first slice began, ms since 1970
 * @param client the client's end; absent when the fork failed before it was connected
 * @param server the server's end; likewise
 * @param kernel the kernel's counters around its slices; likewise
 * @param jvms what both JVMs did in between, beside their I/O; empty where the ends are no JVMs
 * @param slices every slice from the first round trip on, in order
 * @param failure why it has no score; absent when all went well
 * @param memory what opening its connections took; absent where they were too few to tell
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
        @Nullable MemoryGrowth memory) {

    /** Of a fork of few connections. */
    public ForkRecord(
            ForkSpec spec,
            long startedAtMillis,
            @Nullable EndRecord client,
            @Nullable EndRecord server,
            @Nullable KernelReadings kernel,
            List<JvmReading> jvms,
            List<SliceRecord> slices,
            @Nullable Failure failure) {
        this(spec, startedAtMillis, client, server, kernel, jvms, slices, failure, null);
    }

    /** Changes when a reader of the former form would be misled; builds of unlike versions are not measured together. */
    public static final int VERSION = 6;

    /** Of a fork that left nothing but the reason for it. */
    public static ForkRecord failed(ForkSpec spec, long startedAtMillis, Failure failure) {
        return new ForkRecord(spec, startedAtMillis, null, null, null, List.of(), List.of(), failure);
    }

    /** Whether what went wrong says that no figure of the fork's cell can be trusted. */
    @JsonIgnore
    public boolean voidsCell() {
        return failure != null && failure.kind().voidsCell();
    }
}
