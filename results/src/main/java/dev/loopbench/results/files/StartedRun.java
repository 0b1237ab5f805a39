package dev.loopbench.results.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a run must find unchanged when it is resumed.
 *
 * @param schema of the document
 * @param command that started it; absent for {@code run}
 * @param arguments of that command, without its name, the seed among them
 * @param machine where it was started
 * @param jdks the full versions of its forks' JDKs
 * @param buildFiles what is measured: every file on a class path, with size and time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StartedRun(
        String schema,
        @Nullable String command,
        List<String> arguments,
        String machine,
        Set<String> jdks,
        List<String> buildFiles) {

    /** The command whose runs can be resumed. */
    public static final String RUN = "run";

    private static final String SCHEMA = "loopbench-started/1";

    public StartedRun {
        arguments = List.copyOf(arguments);
        jdks = Set.copyOf(jdks);
        buildFiles = List.copyOf(buildFiles);
    }

    /** One that begins now. */
    public static StartedRun of(List<String> arguments, String machine, Set<String> jdks, List<String> buildFiles) {
        return new StartedRun(SCHEMA, null, arguments, machine, jdks, buildFiles);
    }

    /** The same, started by another command than {@code run}. */
    public StartedRun by(String other) {
        return new StartedRun(schema, other, arguments, machine, jdks, buildFiles);
    }

    /** The name of the command that started it. */
    public String startedBy() {
        return command == null ? RUN : command;
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static StartedRun read(RunDirectory directory) throws IOException {
        return Documents.read(directory.startedJson(), SCHEMA, StartedRun.class);
    }
}
