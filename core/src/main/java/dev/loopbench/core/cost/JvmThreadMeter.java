package dev.loopbench.core.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads what the kernel has charged the threads by which a JVM collects garbage and compiles.
 *
 * <p>A thread that has ended is not read; compiler threads end after seconds without work.
 */
public final class JvmThreadMeter {

    private final Path tasks;

    /** @param pid a process of the same user */
    public JvmThreadMeter(long pid) {
        tasks = Path.of("/proc", Long.toString(pid), "task");
    }

    /**
     * The charges so far.
     *
     * @throws IOException when there is no such process
     */
    public JvmThreadUsage read() throws IOException {
        long collector = 0;
        long compiler = 0;
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : (Iterable<Path>) all::iterator) {
                try {
                    JvmThreadKind kind = JvmThreadKind.of(
                            Files.readString(task.resolve("comm")).strip());
                    collector += kind == JvmThreadKind.COLLECTOR ? cpuNanos(task) : 0;
                    compiler += kind == JvmThreadKind.COMPILER ? cpuNanos(task) : 0;
                } catch (IOException e) {
                    // It may end at any moment after the listing; that is no failure.
                    if (Files.exists(task)) {
                        throw e;
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new JvmThreadUsage(collector, compiler);
    }

    private static long cpuNanos(Path task) throws IOException {
        String times = Files.readString(task.resolve("schedstat"));
        return Long.parseLong(times.substring(0, times.indexOf(' ')));
    }

    /**
     * Processor time that a JVM's own threads were charged since it started.
     *
     * @param collectorNanos those that collect garbage: time on processors, ns
     * @param compilerNanos those that compile: likewise
     */
    public record JvmThreadUsage(long collectorNanos, long compilerNanos) {}
}
