package dev.loopbench.core.measurement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.loopbench.core.session.ProtocolException;
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
        @Nullable String failure) {

    private static final String WRONG_BYTES = "wrong bytes: ";

    /** How a failure reads. */
    static String describe(Exception cause) {
        return cause instanceof ProtocolException
                ? wrongBytes(String.valueOf(cause.getMessage()))
                : String.valueOf(cause.getMessage());
    }

    /** How it reads when a peer's bytes were not what the protocol asks for. */
    static String wrongBytes(String what) {
        return WRONG_BYTES + what;
    }

    /** Whether a peer's bytes were not what the protocol asks for: no figure of such a cell can be trusted. */
    @JsonIgnore
    public boolean hasWrongBytes() {
        return failure != null && failure.startsWith(WRONG_BYTES);
    }
}
