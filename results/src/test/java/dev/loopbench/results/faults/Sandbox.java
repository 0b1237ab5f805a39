package dev.loopbench.results.faults;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A place for one fault: a directory of its own for all files, a lock of its own, and a mark in the environment by which every
 * process that the program leaves behind is found.
 */
final class Sandbox implements Closeable {

    static final long LIMIT_SECONDS = 120;

    private static final String MARK = "LOOPBENCH_FAULT";
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Path jar;
    private final SharedClasses classes;
    private final Path directory;
    private final String mark = UUID.randomUUID().toString();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private Path beside = Path.of("");
    private List<String> launcher = List.of();
    private int started;

    Sandbox(Path jar, SharedClasses classes) throws IOException {
        this.jar = jar.toAbsolutePath();
        this.classes = classes;
        directory = Files.createTempDirectory("lb");
        Files.createDirectory(path("cache"));
        options.add("-Dloopbench.lock=" + path("lock"));
        // The driver lives for seconds, and what it measures runs in JVMs of its own.
        options.add("-XX:TieredStopAtLevel=1");
        environment.put("XDG_CACHE_HOME", path("cache").toString());
    }

    /** The program. */
    Path jar() {
        return jar;
    }

    /** A path in its directory. */
    Path path(String name) {
        return directory.resolve(name);
    }

    /** A file in it. */
    Path file(String name, String text) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A program in it. */
    Path script(String name, String text) throws IOException {
        Path script = file(name, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    Sandbox environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Sandbox option(String option) {
        options.add(option);
        return this;
    }

    /** Puts a jar on the class path, behind the program's own. */
    Sandbox beside(Path foreign) {
        beside = foreign;
        return this;
    }

    /** Starts the program by another one, which has the program and its arguments behind its own. */
    Sandbox launchedBy(String... command) {
        launcher = List.of(command);
        return this;
    }

    /** A run of one cell that takes some seconds. */
    Ended run(String... more) throws IOException, InterruptedException {
        return await(startRun(more));
    }

    Process startRun(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--output=" + path("runs")));
        List<String> given = List.of(more);
        add(arguments, given, "--transports", "nio-select");
        add(arguments, given, "--workloads", "round-trip");
        add(arguments, given, "--placements", "same-core");
        add(arguments, given, "--blocks", "1");
        add(arguments, given, "--warmup", "100ms");
        add(arguments, given, "--measure", "100ms");
        arguments.addAll(given);
        return start(arguments);
    }

    private static void add(List<String> arguments, List<String> given, String option, String value) {
        if (given.stream().noneMatch(argument -> argument.startsWith(option + "="))) {
            arguments.add(option + "=" + value);
        }
    }

    /** The program with just these arguments. */
    Ended program(String... arguments) throws IOException, InterruptedException {
        return await(start(List.of(arguments)));
    }

    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (beside.toString().isEmpty()) {
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            command.addAll(List.of("-cp", jar + File.pathSeparator + beside, "dev.loopbench.results.cli.Loopbench"));
        }
        command.addAll(arguments);
        return process(command);
    }

    /** Any program, in this environment. */
    Process process(List<String> command) throws IOException {
        classes.giveTo(this);
        started++;
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().keySet().removeIf(name -> name.contains("JAVA_") && name.endsWith("OPTIONS"));
        builder.environment().putAll(environment);
        builder.environment().put(MARK, mark);
        return builder.start();
    }

    private Path output() {
        return path("out-" + started + ".txt");
    }

    /** What the program that was started last has written by now. */
    String written() throws IOException {
        return new String(Files.readAllBytes(output()), StandardCharsets.UTF_8);
    }

    /** Waits until the program that was started last has written this. */
    void awaitText(Process process, String text) throws IOException {
        long end = System.nanoTime() + LIMIT_SECONDS * NANOS_PER_SECOND;
        while (!written().contains(text) && process.isAlive() && System.nanoTime() < end) {
            pause();
        }
    }

    /** Waits for a little of what the program does. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for its end; one that does not end in time is killed. */
    Ended await(Process process) throws IOException, InterruptedException {
        long began = System.nanoTime();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        double seconds = (double) (System.nanoTime() - began) / NANOS_PER_SECOND;
        if (!ended) {
            process.destroyForcibly();
        }
        return new Ended(ended ? process.exitValue() : Ended.NEVER, written(), seconds);
    }

    /** Processes of this sandbox that are alive. */
    List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                if (isMarked(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .filter(ProcessHandle::isAlive)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private boolean isMarked(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1)
                    .contains(MARK + "=" + mark);
        } catch (IOException e) {
            return false;
        }
    }

    /** Those whose command line holds this text. */
    List<ProcessHandle> processes(String text) throws IOException {
        return processes().stream()
                .filter(process -> commandLine(process).contains(text))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return new String(
                            Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")),
                            StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Where its only run is, or was begun last. */
    Path latestRun() throws IOException {
        try (Stream<Path> runs = Files.list(path("runs"))) {
            return runs.filter(run -> Files.isDirectory(run) && !Files.isSymbolicLink(run))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no run was begun"));
        }
    }

    @Override
    public void close() throws IOException {
        processes().forEach(ProcessHandle::destroyForcibly);
        classes.takeFrom(this);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
