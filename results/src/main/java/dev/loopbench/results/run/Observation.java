package dev.loopbench.results.run;

import dev.loopbench.core.ledger.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What forks keep of single requests besides their times.
 *
 * @param ledger whether the slow ones are explained
 */
public record Observation(boolean ledger) {

    /** Nothing. */
    public static final Observation NONE = new Observation(false);

    /**
     * The options of the forks' JVMs that ask for it.
     *
     * @throws IOException when there is no place for what they leave
     */
    List<String> jvmArguments(Path runDirectory) throws IOException {
        return ledger
                ? List.of(LedgerDirectory.option(Files.createDirectories(runDirectory.resolve("ledger"))))
                : List.of();
    }
}
