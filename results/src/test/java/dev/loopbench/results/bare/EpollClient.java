package dev.loopbench.results.bare;

import dev.loopbench.core.frame.Payload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The client written in C: its program, compiled by {@code cc}, and the file that it makes payloads from.
 *
 * @param directory that holds both
 */
record EpollClient(Path directory) {

    private static final String PROGRAM = "epoll_client";
    private static final String PERIOD = "period";

    /** @throws IOException when it does not compile; the compiler's words are on standard error */
    static EpollClient compile(Path source, Path directory) throws IOException {
        EpollClient client = new EpollClient(directory);
        Files.write(client.directory.resolve(PERIOD), Payload.period());
        Process compiler = new ProcessBuilder("cc", "-O2", "-o", client.program(), source.toString())
                .inheritIO()
                .start();
        try {
            if (compiler.waitFor() != 0) {
                throw new IOException("cannot compile " + source);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the client was being compiled");
        }
        return client;
    }

    private String program() {
        return directory.resolve(PROGRAM).toAbsolutePath().toString();
    }

    /** How to run it; it waits for the token on its standard input. */
    ProcessBuilder command(int port, int cpu, int connections, int window, int payload, long warmup, long measure) {
        return new ProcessBuilder(List.of(
                        program(),
                        Integer.toString(port),
                        Integer.toString(cpu),
                        Integer.toString(connections),
                        Integer.toString(window),
                        Integer.toString(payload),
                        Long.toString(warmup),
                        Long.toString(measure),
                        directory.resolve(PERIOD).toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
