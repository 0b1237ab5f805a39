package dev.loopbench.results.cli;

import dev.loopbench.core.server.ServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A short run of the built jar on one core that a test ends from outside. It is looked at now and then: a loop without
 * a pause would take a processor from the run that it waits for.
 */
final class DriverProcess {

    private static final long POLL_MILLIS = 50;
    private static final long EXIT_SECONDS = 30;

    private final Path outputs;
    private final Process process;

    private DriverProcess(Path outputs, Process process) {
        this.outputs = outputs;
        this.process = process;
    }

    /**
     * Starts {@code loopbench run}.
     *
     * @param outputs for what it prints, and for its run
     * @param options besides placement, workload, warm-up and output
     */
    static DriverProcess start(Path outputs, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--placements=same-core",
                "--workloads=round-trip",
                "--warmup=100ms",
                "--output=" + runs(outputs)));
        arguments.addAll(List.of(options));
        return new DriverProcess(outputs, BuiltJar.start(outputs, arguments.toArray(String[]::new)));
    }

    Process process() {
        return process;
    }

    /** The directory of its run. */
    Path run() {
        return runs(outputs).resolve("latest");
    }

    /** A name that a shell would take for two. */
    private static Path runs(Path outputs) {
        return outputs.resolve("all runs");
    }

    BuiltJar.Ended await() throws InterruptedException {
        return BuiltJar.await(process, outputs);
    }

    /** Waits until it has written down that a fork is on disk, so that it knows of that fork. */
    void awaitFork() throws InterruptedException {
        Path journal = run().resolve("journal.jsonl");
        await("has measured a fork", () -> Files.isRegularFile(journal) ? Optional.of(journal) : Optional.empty());
    }

    /** Waits for a server, in a JVM of its own, that is none of these. */
    ProcessHandle awaitServer(ProcessHandle... others) throws InterruptedException {
        return await(
                "has started a server",
                () -> process.descendants()
                        .filter(DriverProcess::isServer)
                        .filter(server -> !List.of(others).contains(server))
                        .findFirst());
    }

    /** Waits for both ends of a floor. */
    List<ProcessHandle> awaitFloorEnds() throws InterruptedException {
        return await("has started a floor", () -> {
            List<ProcessHandle> ends =
                    process.descendants().filter(DriverProcess::isFloor).toList();
            return ends.size() == 2 ? Optional.of(ends) : Optional.empty();
        });
    }

    /** All processes that it started and that are there now. */
    List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns when all of them have ended. */
    static void awaitExit(List<ProcessHandle> processes)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (ProcessHandle each : processes) {
            each.onExit().get(EXIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(ServerMain.class.getName());
    }

    private static boolean isFloor(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/floor/floor");
    }

    private <T> T await(String what, Supplier<Optional<T>> look) throws InterruptedException {
        do {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
        } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
        BuiltJar.Ended ended = await();
        throw new AssertionError(
                "the driver ended with " + ended.code() + " before it " + what + ": " + ended.out() + ended.err());
    }
}
