package dev.loopbench.results.floor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The machine's own C compiler.
 *
 * @param version {@code cc} and what it says of itself
 */
record CCompiler(String version) {

    static final String COMMAND = "cc";

    /** Not vectorized, since the witness is to be bound by the throughput of six scalar chains. */
    static final List<String> FLAGS =
            List.of("-std=gnu11", "-O2", "-fno-tree-vectorize", "-fno-tree-slp-vectorize", "-pthread");

    /** @throws IOException when there is none, saying so in one line */
    static CCompiler find() throws IOException {
        String os = System.getProperty("os.name", "");
        if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
            throw new IOException("the floor is a program for Linux, this is " + os);
        }
        String said = firstLine(run(List.of(COMMAND, "--version")));
        return new CCompiler(said.startsWith(COMMAND + " ") ? said : COMMAND + " " + said);
    }

    /** @throws IOException when the program does not compile, with the compiler's first line */
    void compile(Path source, Path program) throws IOException {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(FLAGS);
        command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
        run(command);
    }

    private static String run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("no C compiler: " + COMMAND + " cannot be started", e);
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the C compiler failed: " + firstLine(said));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the C compiler was running");
        }
        return said;
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("it said nothing").strip();
    }
}
