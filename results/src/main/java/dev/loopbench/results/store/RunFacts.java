package dev.loopbench.results.store;

import dev.loopbench.results.doctor.Diagnosis;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a run that only the driver knows.
 *
 * @param start when it began
 * @param end when it ended
 * @param complete whether all planned blocks were run; false when it was interrupted
 * @param notes what a reader should know of how it went, one line each
 * @param machine what was found on the machine before the first fork; null where nobody looked
 */
public record RunFacts(
        Instant start,
        Instant end,
        boolean complete,
        List<String> notes,
        @Nullable Diagnosis machine) {

    public RunFacts {
        notes = List.copyOf(notes);
    }
}
