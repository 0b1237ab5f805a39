package dev.loopbench.results.store;

import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import java.io.IOException;
import java.util.List;

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
        Documents.write(directory.runJson(), run);
    }
}
