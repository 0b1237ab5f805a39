package dev.loopbench.results.cli;

import dev.loopbench.results.files.MachineLock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts programs from the jar that was built, as a user does. */
final class BuiltJar {

    private static final long LIMIT_SECONDS = 90;

    private BuiltJar() {}

    static Path path() {
        return Path.of(System.getProperty("loopbench.jar", "target/loopbench.jar"));
    }

    /**
     * How a program ended.
     *
     * @param code its exit code
     * @param out what it printed
     * @param err what it complained of
     */
    record Ended(int code, String out, String err) {

        private static final String STEP = "... ";

        /** What it complained of, line by line, without the words on what takes longer on a busy machine. */
        List<String> complaints() {
            return err.lines().filter(line -> !line.startsWith(STEP)).toList();
        }
    }

    /** The command line with these arguments. */
    static Process start(Path outputs, String... arguments) throws IOException {
        // It lives for seconds, and what is measured runs in JVMs of its own, with the forks' options.
        return start(outputs, List.of("-XX:TieredStopAtLevel=1", "-jar", path().toString()), arguments);
    }

    /** A JVM with these options, its output going to files. */
    static Process start(Path outputs, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Not the machine's lock: other builds may be tested meanwhile.
        command.add("-D" + MachineLock.FILE + "=" + outputs.resolve("lock"));
        command.addAll(options);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(out(outputs))
                .redirectError(err(outputs))
                .start();
    }

    static Ended run(Path outputs, String... arguments) throws IOException, InterruptedException {
        return await(start(outputs, arguments), outputs);
    }

    static Ended await(Process process, Path outputs) throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s; printed " + text(out(outputs)));
        }
        return new Ended(process.exitValue(), text(out(outputs)), text(err(outputs)));
    }

    private static File out(Path outputs) {
        return outputs.resolve("out.txt").toFile();
    }

    private static File err(Path outputs) {
        return outputs.resolve("err.txt").toFile();
    }

    private static String text(File file) {
        try {
            return Files.readString(file.toPath(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
