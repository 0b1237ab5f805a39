package dev.loopbench.results.files;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The facts that a run must find unchanged when it is resumed.
 *
 * @param schema of the document
 * @param arguments of the command that started it, the seed among them
 * @param machine where it was started
 * @param jdks the full versions of its forks' JDKs
 * @param buildFiles what is measured: every file on a class path, with size and time
 */
public record StartedRun(
        String schema, List<String> arguments, String machine, Set<String> jdks, List<String> buildFiles) {

    private static final String SCHEMA = "loopbench-started/1";

    public StartedRun {
        arguments = List.copyOf(arguments);
        jdks = Set.copyOf(jdks);
        buildFiles = List.copyOf(buildFiles);
    }

    /** One that begins now. */
    public static StartedRun of(List<String> arguments, String machine, Set<String> jdks, List<String> buildFiles) {
        return new StartedRun(SCHEMA, arguments, machine, jdks, buildFiles);
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static StartedRun read(RunDirectory directory) throws IOException {
        return Documents.read(directory.startedJson(), SCHEMA, StartedRun.class);
    }
}
