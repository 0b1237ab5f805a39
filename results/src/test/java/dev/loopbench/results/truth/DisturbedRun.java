package dev.loopbench.results.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real run on one core of which chosen forks are disturbed on purpose. */
final class DisturbedRun {

    private static final int BLOCK = 2;
    private static final String PLACE = "b0" + BLOCK + "_round-trip_same-core_";

    private final Path jar;
    private final Path outputs;

    /**
     * @param jar that was built
     * @param outputs a directory for the run and what it prints
     */
    DisturbedRun(Path jar, Path outputs) {
        this.jar = jar;
        this.outputs = outputs;
    }

    /**
     * Runs to the end.
     *
     * @param disturbed what is done to the fork of a cell in the second block, by the cell's transport and, after an
     *     underscore, its variant
     * @param options of {@code loopbench run} besides workload and placement
     * @throws IllegalStateException when a fork that was to be disturbed never ran
     */
    void execute(Map<String, Disruption> disturbed, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
        Set<String> left = new HashSet<>(disturbed.keySet());
        try {
            while (driver.isAlive()) {
                Optional<RunningFork> fork = RunningFork.of(driver.toHandle());
                if (fork.isPresent()) {
                    disturb(fork.get(), disturbed, left);
                    fork.get().process().onExit().join();
                } else {
                    Thread.onSpinWait();
                }
            }
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("no fork ran of " + left + ": see " + outputs.resolve("out.txt"));
        }
    }

    private static void disturb(RunningFork fork, Map<String, Disruption> disturbed, Set<String> left)
            throws IOException, InterruptedException {
        for (Map.Entry<String, Disruption> entry : disturbed.entrySet()) {
            if (fork.name().startsWith(PLACE + entry.getKey() + "_process_")) {
                Optional<RunningFork.BoundThread> client = fork.awaitClientThread();
                if (client.isPresent()) {
                    left.remove(entry.getKey());
                    entry.getValue().disturb(fork, client.get());
                }
            }
        }
    }

    /** Why the fork of a cell in the second block did not count, one line; empty when it did. */
    Optional<String> cause(String label) throws IOException {
        String start = label + ": ";
        for (JsonNode block : document("run.json").at("/panels/0/blocks")) {
            if (block.at("/number").asInt() == BLOCK) {
                for (JsonNode missing : block.at("/missing")) {
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
