package dev.loopbench.results.option;

import dev.loopbench.results.terminal.FailureLine;
import dev.loopbench.results.terminal.ThisProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The run that a command is given, or else the latest one beside the jar. */
public final class GivenRun {

    private static final String LATEST = "latest";

    private GivenRun() {}

    /**
     * Its directory, links followed.
     *
     * @param given as on the command line; {@code null} for the latest
     * @throws UnusableInput when it is none
     */
    public static Path directory(@Nullable Path given) {
        Path asked = given == null ? ThisProgram.runs().resolve(LATEST) : given;
        try {
            if (Files.isDirectory(asked)) {
                return asked.toRealPath();
            }
        } catch (IOException e) {
            throw new UnusableInput("DIR", asked + " cannot be read: " + FailureLine.line(e));
        }
        throw new UnusableInput(
                "DIR",
                given == null
                        ? "is needed: there is no latest run in " + ThisProgram.runs()
                        : given + " is not a directory; a run's directory is expected");
    }
}
