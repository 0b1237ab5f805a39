package dev.loopbench.results.run;

import dev.loopbench.core.ledger.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that forks keep of single requests besides their times.
 *
 * @param ledger whether the slow ones are explained
 * @param rawLog whether every request of a plan is kept
 */
public record Observation(boolean ledger, boolean rawLog) {

    /** Nothing. */
    public static final Observation NONE = new Observation(false, false);

    private static final String LEDGER = "ledger";
    private static final String RAW_LOG = "-Dloopbench.rawlog=true";

    /**
     * The options of the forks' JVMs that ask for it.
     *
     * @throws IOException when there is no place for what they leave
     */
    List<String> jvmArguments(Path runDirectory) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (ledger) {
            arguments.add(LedgerDirectory.option(Files.createDirectories(runDirectory.resolve(LEDGER))));
        }
        if (rawLog) {
            arguments.add(RAW_LOG);
        }
        return arguments;
    }
}
