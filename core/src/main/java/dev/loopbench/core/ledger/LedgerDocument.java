package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.Cause;
import java.util.List;

/**
 * The slow requests of a fork: the document {@code ledger/NAME.json}.
 *
 * @param schema of the document
 * @param timed what a request's time is: {@code response} from its intended send, {@code round-trip} from its actual one, {@code cycle}
 *     from asking for its connection
 * @param requests counted in its turns
 * @param p50Micros their median, µs
 * @param p99Micros their 99th percentile, µs
 * @param beyondRequests how many took longer than that
 * @param beyondMicros how long these took beyond it, together, µs
 * @param causes what each cause comes to, in the order of {@link Cause}; those that explain none are absent; requests of
 *     which no more than the time was kept are of an unknown one
 * @param slowest the slowest requests, the slowest first
 * @param notes what a reader should know
 */
public record LedgerDocument(
        String schema,
        String timed,
        long requests,
        double p50Micros,
        double p99Micros,
        long beyondRequests,
        double beyondMicros,
        List<CauseShare> causes,
        List<SlowRequest> slowest,
        List<String> notes) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-ledger/1";

    public LedgerDocument {
        causes = List.copyOf(causes);
        slowest = List.copyOf(slowest);
        notes = List.copyOf(notes);
    }
}
