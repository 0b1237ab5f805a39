package dev.loopbench.results.floor;

import dev.loopbench.core.process.FiniteCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Not vectorized, since the CPU probe is to be bound by the throughput of six scalar chains. */
    static final List<String> FLAGS =
            List.of("-std=gnu11", "-O2", "-fno-tree-vectorize", "-fno-tree-slp-vectorize", "-pthread");

    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** @throws IOException when there is none, saying so in one line */
    static CCompiler find() throws IOException {
        String os = System.getProperty("os.name", "");
        if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
            throw new IOException("the floor is a program for Linux, this is " + os);
        }
        if (!FiniteCommand.isOnPath(COMMAND)) {
            throw new IOException("no C compiler: there is no " + COMMAND + " on the path");
        }
        String said = run(List.of(COMMAND, "--version"), VERSION_LIMIT);
        return new CCompiler(said.startsWith(COMMAND + " ") ? said : COMMAND + " " + said);
    }

    /** @throws IOException when the program does not compile, with the compiler's first line */
    void compile(Path source, Path program) throws IOException {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(FLAGS);
        command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
        run(command, LIMIT);
    }

    private static String run(List<String> command, Duration limit) throws IOException {
        FiniteCommand.Outcome outcome = FiniteCommand.run("the C compiler", command, limit);
        if (!outcome.isGood()) {
            throw new IOException("the C compiler " + COMMAND + " ended with exit code " + outcome.code()
                    + outcome.said().quoted());
        }
        return outcome.said().reason();
    }
}
