package dev.loopbench.results.truth;

import dev.loopbench.core.benchmark.LoopbackBenchmark;
import dev.loopbench.core.placement.CpuList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The client's JVM of a fork that is there now, started by a driver that we started.
 *
 * @param name of the fork's files
 */
record RunningFork(ProcessHandle process, String name) {

    private static final String NAME = "-D" + LoopbackBenchmark.RECORD_NAME + "=";
    private static final String CLIENT_THREAD = "client-";
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** All that a driver runs now; none between blocks. */
    static List<RunningFork> of(ProcessHandle driver) {
        return driver.descendants().flatMap(RunningFork::named).toList();
    }

    private static Stream<RunningFork> named(ProcessHandle process) {
        return text(proc(process).resolve("cmdline")).stream()
                .flatMap(line -> Stream.of(line.split("\0", -1)))
                .filter(argument -> argument.startsWith(NAME))
                .map(argument -> new RunningFork(process, argument.substring(NAME.length())));
    }

    /**
     * A thread and where it may run.
     *
     * @param tid the kernel's number
     */
    record BoundThread(int tid, SortedSet<Integer> cpus) {}

    /** The client's I/O thread, once it is bound to one processor. */
    Optional<BoundThread> clientThread() throws IOException {
        return threads().filter(thread -> thread.cpus().size() == 1).findFirst();
    }

    private Stream<BoundThread> threads() throws IOException {
        Path tasks = proc(process).resolve("task");
        if (!Files.isDirectory(tasks)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(tasks)) {
            return all
                    .filter(task -> text(task.resolve("comm")).orElse("").startsWith(CLIENT_THREAD))
                    .flatMap(task -> text(task.resolve("status")).stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith(ALLOWED))
                            .map(line -> new BoundThread(
                                    Integer.parseInt(task.getFileName().toString()),
                                    CpuList.parse(line.substring(ALLOWED.length())))))
                    .toList()
                    .stream();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
            return Stream.empty();
        }
    }

    /** Lets the fork run on; returns early when it ends. */
    void runFor(long millis) throws InterruptedException {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // As it should be: it still runs.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }

    /** Processes and threads may end at any moment. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
