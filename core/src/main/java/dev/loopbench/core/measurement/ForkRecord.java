package dev.loopbench.core.measurement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one fork leaves behind, beside the histograms of its slices in the {@code .hlog} of the same name.
 *
 * @param startedAtMillis when its first slice began, ms since 1970
 * @param client the client's end; absent when the fork failed before it was connected
 * @param server the server's end; likewise
 * @param slices every slice from the first round trip on, in order
 * @param failure why it has no score, one line; absent when all went well
 */
public record ForkRecord(
        ForkSpec spec,
        long startedAtMillis,
        @Nullable EndRecord client,
        @Nullable EndRecord server,
        List<SliceRecord> slices,
        @Nullable String failure) {}
