package dev.loopbench.results.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.files.MachineLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real run on one core of which chosen forks are disturbed on purpose. */
final class DisturbedRun {

    private static final long POLL_MILLIS = 50;

    private final Path jar;
    private final Path outputs;
    private final int cells;
    private final int block;
    private final String place;

    /**
     * @param jar that was built
     * @param outputs a directory for the run and what it prints
     * @param cells how many pairs of JVMs take turns in a block
     * @param block the one of which forks are disturbed, from 1 to 9
     */
    DisturbedRun(Path jar, Path outputs, int cells, int block) {
        this.jar = jar;
        this.outputs = outputs;
        this.cells = cells;
        this.block = block;
        place = "b0" + block + "_round-trip_same-core_";
    }

    /**
     * Runs to the end.
     *
     * @param disturbed what is done to the fork of a cell in that block, by the cell's transport and, after an
     *     underscore, its variant
     * @param options of {@code loopbench run} besides workload and placement
     * @throws IllegalStateException when a fork that was to be disturbed never had a turn
     */
    void execute(Map<String, Disruption> disturbed, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Not the machine's lock: other builds may be tested meanwhile.
                "-D" + MachineLock.FILE + "=" + outputs.resolve("lock"),
                "-jar",
                jar.toString(),
                "run",
                "--placements=same-core",
                "--workloads=round-trip",
                "--output=" + outputs.resolve("runs")));
        command.addAll(options);
        Process driver = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputs.resolve("out.txt").toFile())
                .start();
        List<Thread> disturbing = List.of();
        try {
            while (driver.isAlive()) {
                if (disturbing.isEmpty()) {
                    disturbing = disturb(takingTurns(driver.toHandle()), disturbed);
                }
                driver.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
        if (disturbing.size() != disturbed.size()) {
            throw new IllegalStateException(
                    "not all took turns of " + disturbed.keySet() + ": see " + outputs.resolve("out.txt"));
        }
        for (Thread thread : disturbing) {
            thread.join();
        }
    }

    /**
     * The block's client threads once all have had a turn; none before. Forks warm up on whatever processor is
     * free, and are brought to the one of their placement with their first turn.
     */
    private Map<RunningFork, RunningFork.BoundThread> takingTurns(ProcessHandle driver) throws IOException {
        Map<RunningFork, RunningFork.BoundThread> clients = new HashMap<>();
        for (RunningFork fork : RunningFork.of(driver)) {
            if (fork.name().startsWith(place)) {
                fork.clientThread().ifPresent(thread -> clients.put(fork, thread));
            }
        }
        long processors = clients.values().stream()
                .map(RunningFork.BoundThread::cpus)
                .distinct()
                .count();
        return clients.size() == cells && processors == 1 ? clients : Map.of();
    }

    private List<Thread> disturb(Map<RunningFork, RunningFork.BoundThread> clients, Map<String, Disruption> disturbed) {
        List<Thread> threads = new ArrayList<>();
        clients.forEach((fork, client) -> disturbed.forEach((cell, disruption) -> {
            if (fork.name().startsWith(place + cell + "_process_")) {
                Thread thread = new Thread(
                        () -> {
                            try {
                                disruption.disturb(fork, client);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "disturb-" + cell);
                thread.start();
                threads.add(thread);
            }
        }));
        return threads;
    }

    /** Why the fork of a cell in that block did not count, one line; empty when it did. */
    Optional<String> cause(String label) throws IOException {
        String start = label + ": ";
        for (JsonNode judged : document("run.json").at("/panels/0/blocks")) {
            if (judged.at("/number").asInt() == block) {
                for (JsonNode missing : judged.at("/missing")) {
                    if (missing.asText().startsWith(start)) {
                        return Optional.of(missing.asText().substring(start.length()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A document of the run. */
    JsonNode document(String name) throws IOException {
        return new ObjectMapper()
                .readTree(
                        outputs.resolve("runs").resolve("latest").resolve(name).toFile());
    }
}
