package dev.loopbench.results.profiler;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The flame graphs of a run: for each cell {@code CELL-client.html} and {@code CELL-server.html}, or
 * {@code CELL-both-ends.html} where both ends live in one JVM.
 *
 * @param directory where they are
 */
record FlameGraphs(Path directory) {

    private static final String CLIENT = "client";
    private static final String SERVER = "server";
    private static final String BOTH = "both-ends";

    /**
     * Gives what the JVMs of a fork left its name.
     *
     * @param cell its slug
     * @param left where each JVM left its own, named after the number of its process
     * @throws IOException when the fork failed or an end has left none, saying so in one line
     */
    void keep(String cell, ForkRecord fork, Path left) throws IOException {
        Failure failure = fork.failure();
        if (failure != null) {
            throw new IOException(failure.text());
        }
        EndRecord client = fork.client();
        EndRecord server = fork.server();
        if (client == null || server == null) {
            throw new IOException("the fork did not say which processes its ends were");
        }
        if (client.jvm().pid() == server.jvm().pid()) {
            keep(cell, BOTH, left, client.jvm().pid());
        } else {
            keep(cell, CLIENT, left, client.jvm().pid());
            keep(cell, SERVER, left, server.jvm().pid());
        }
    }

    private void keep(String cell, String end, Path left, long pid) throws IOException {
        Path graph = left.resolve(pid + ".html");
        if (!Files.exists(graph)) {
            throw new IOException("the profiler left nothing of the " + end + "; its words are in the run's log");
        }
        Files.move(graph, directory.resolve(cell + "-" + end + ".html"), StandardCopyOption.REPLACE_EXISTING);
    }
}
