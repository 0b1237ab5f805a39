package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.quiet.Reference;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of a run that has come to an end, yet to be written. */
public final class FinishedRun {

    private final RunDirectory directory;
    private final Summary summary;
    private final List<JmhDocument> jmh;
    private final EnvironmentDocument environment;
    private final RunDocument run;

    FinishedRun(
            RunDirectory directory,
            Summary summary,
            List<JmhDocument> jmh,
            EnvironmentDocument environment,
            RunDocument run) {
        this.directory = directory;
        this.summary = summary;
        this.jmh = jmh;
        this.environment = environment;
        this.run = run;
    }

    /** Every cell. */
    public Summary summary() {
        return summary;
    }

    /**
     * Writes them. The one that declares the run complete comes last: whoever finds it finds the others.
     *
     * @throws IOException when one cannot be written; one line that names it
     */
    public void write() throws IOException {
        Documents.write(directory.jmhJson(), jmh);
        Documents.write(directory.environmentJson(), environment);
        Documents.write(directory.summaryJson(), summary);
        Documents.write(directory.historyJson(), RecordedRun.Document.of(run));
        Documents.write(directory.runJson(), run);
    }

    /**
     * The document {@code environment.json}.
     *
     * @param witness how long the CPU probe takes on the cores of this machine
     * @param doctor what was found on the machine before the first fork; absent where nobody looked
     */
    record EnvironmentDocument(
            @JsonUnwrapped Environment environment,
            Collection<Reference> witness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Diagnosis doctor) {}

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
}
