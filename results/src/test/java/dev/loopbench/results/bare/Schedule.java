package dev.loopbench.results.bare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Option;

/** The options that both comparisons have: how many blocks, in which order, and how long a fork takes. */
final class Schedule {

    private static final long NANOS_PER_MILLI = 1_000_000;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description = "blocks; one fork of each kind a block: ${DEFAULT-VALUE}")
    int blocks = 6;

    @Option(names = "--warmup", paramLabel = "MS", description = "ms of a fork that do not count: ${DEFAULT-VALUE}")
    long warmup = 2000;

    @Option(names = "--measure", paramLabel = "MS", description = "ms of a fork that count: ${DEFAULT-VALUE}")
    long measure = 1500;

    @Option(names = "--seed", paramLabel = "N", description = "shuffles the forks of a block; random unless given")
    long seed = System.nanoTime();

    @Option(names = "--output", paramLabel = "DIR", description = "for the forks' records: ${DEFAULT-VALUE}")
    Path output = Path.of("results/target/bare");

    /** Makes the folders for the records, and says what reproduces the order. */
    void open(PrintStream out) throws IOException {
        Files.createDirectories(output.resolve("forks"));
        Files.createDirectories(output.resolve("latency"));
        out.println("JDK " + Runtime.version() + ", seed " + seed);
    }

    /** The forks of one block in this block's order. */
    <T> List<T> shuffled(List<T> forks, int block) {
        List<T> order = new ArrayList<>(forks);
        Collections.shuffle(order, new Random(seed + block));
        return order;
    }

    /** How long a fork measures, ms. */
    long forkMillis() {
        return warmup + measure;
    }

    /** Whether what began then, in ns since the fork's first slice, counts. */
    boolean counts(long atNanos) {
        return atNanos >= warmup * NANOS_PER_MILLI;
    }
}
