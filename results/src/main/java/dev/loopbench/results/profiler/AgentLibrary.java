package dev.loopbench.results.profiler;

import dev.loopbench.core.process.FiniteCommand;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import one.profiler.AsyncProfilerLoader;

/**
 * The shared library by which a JVM runs under async-profiler. There is one at a time in a process, because the loader
 * keeps its place in a static field.
 */
final class AgentLibrary implements Closeable {

    /** The characters that are special in {@code -agentpath} and in the profiler's own options, which know no way to quote it. */
    private static final Pattern SPECIAL = Pattern.compile("[,=%]");

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final List<String> REFUSALS = List.of("[ERROR] ", "[WARN] Kernel symbols are unavailable");

    private final Path file;

    private AgentLibrary(Path file) {
        this.file = file;
    }

    /** Why this platform has none; empty if it has one. */
    static Optional<String> missing() {
        return AsyncProfilerLoader.isSupported()
                ? Optional.empty()
                : Optional.of("async-profiler has no library for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch"));
    }

    /**
     * Unpacks the one of this platform.
     *
     * @param directory to be made for it, and removed with all that is in it when this is closed
     * @throws IOException when that cannot be done, saying why in one line
     */
    static AgentLibrary unpack(Path directory) throws IOException {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        if (SPECIAL.matcher(directory.toString()).find()) {
            throw new IOException("the profiler's options cannot name " + directory + ": no comma, equals sign or"
                    + " percent sign is allowed");
        }
        // A run that was killed left its own.
        remove(directory);
        Files.createDirectories(directory);
        AsyncProfilerLoader.setExtractionDirectory(directory);
        return new AgentLibrary(AsyncProfilerLoader.getAsyncProfilerPath());
    }

    /** The JVM option that loads it. */
    String option(String arguments) {
        return "-agentpath:" + file + "=" + arguments;
    }

    /**
     * Has a JVM start under it that does nothing else.
     *
     * @return why the profiler did not start with that event, in its own words; empty if it did
     * @throws IOException when no JVM can be started
     */
    Optional<String> refusal(SamplingEvent event) throws IOException {
        FiniteCommand.Outcome trial = FiniteCommand.run(
                "the trial of the profiler",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option("start,event=" + event.argument() + ",flamegraph,file=/dev/null,quiet"),
                        "-version"),
                LIMIT);
        if (!trial.isGood()) {
            return Optional.of("a JVM does not start under the profiler (exit code " + trial.code() + ")"
                    + trial.said().quoted());
        }
        List<String> said = trial.said().lines();
        return said.stream()
                .filter(line -> REFUSALS.stream().anyMatch(line::startsWith))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        AsyncProfilerLoader.deleteExtractionDirectory();
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            AsyncProfilerLoader.setExtractionDirectory(directory);
            AsyncProfilerLoader.deleteExtractionDirectory();
        }
    }
}
