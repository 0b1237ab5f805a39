package dev.loopbench.results.store;

import java.time.Instant;
import java.util.List;

/**
 * What only the driver knows of a run.
 *
 * @param start when it began
 * @param end when it ended
 * @param complete whether all planned blocks were run; false when it was interrupted
 * @param notes what a reader should know of how it went, one line each
 */
public record RunFacts(Instant start, Instant end, boolean complete, List<String> notes) {

    public RunFacts {
        notes = List.copyOf(notes);
    }
}
