package dev.loopbench.core.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs that come to an end by themselves: a compiler, a trial of a JVM. */
public final class FiniteCommand {

    /** A program that has ended may have left a child that keeps its output open. */
    private static final Duration LATE_OUTPUT = Duration.ofSeconds(1);

    /**
     * Ties a program to this process: when the program's standard input ends, however that comes, the program is killed with all that it
     * has started. The kernel closes that pipe when this process ends, even if it is killed.
     *
     * <p>A shell in a session of its own holds the pipe and kills the session; the program itself reads from {@code /dev/null}. The watch
     * outlives the program, so that what the program has left behind is killed, too, when the pipe is closed.
     */
    private static final String LIFELINE =
            "exec 3<&0; " + "{ read -r any <&3; kill -9 0; } >/dev/null 2>&1 & " + "exec \"$@\" </dev/null 3<&-";

    private FiniteCommand() {}

    /**
     * The result of a program.
     *
     * @param code its exit code
     * @param said the end of what it wrote to standard output and standard error
     */
    public record Outcome(int code, LastWords said) {

        public boolean isGood() {
            return code == 0;
        }
    }

    /**
     * Runs a program to its end. When it takes too long, or this process ends, it is killed with all that it has started.
     *
     * @param name in messages, such as {@code the C compiler}
     * @param command the program and its arguments
     * @throws IOException when it cannot be started or took too long; one line that says why
     */
    public static Outcome run(String name, List<String> command, Duration limit) throws IOException {
        if (!isThere(command.get(0))) {
            throw new IOException(name + " cannot be started: there is no program " + command.get(0));
        }
        Process process;
        try {
            process = new ProcessBuilder(onLifeline(command))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IOException(name + " cannot be started: " + command.get(0), e);
        }
        LastWords said = new LastWords();
        Thread reader = new Thread(() -> read(process.getInputStream(), said), "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        name + " did not end within " + limit.toSeconds() + " s: " + command.get(0) + said.quoted());
            }
            reader.join(LATE_OUTPUT.toMillis());
            return new Outcome(process.exitValue(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + name + " was running");
        } finally {
            end(process);
        }
    }

    /** The command on a lifeline; the command itself where the machine has no {@code setsid}. */
    static List<String> onLifeline(List<String> command) {
        if (!isOnPath("setsid") || !isOnPath("sh")) {
            return command;
        }
        List<String> tied = new ArrayList<>(List.of("setsid", "sh", "-c", LIFELINE, "sh"));
        tied.addAll(command);
        return tied;
    }

    private static boolean isThere(String program) {
        return program.contains("/") ? Files.isExecutable(Path.of(program)) : isOnPath(program);
    }

    /** Whether a program of that name would be found. */
    public static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Ends it with its children, by the end of its standard input: that is what its lifeline waits for. */
    private static void end(Process process) throws IOException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LATE_OUTPUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void read(InputStream output, LastWords said) {
        try {
            said.readAll(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // It was killed; what it had said until then is kept.
            return;
        }
    }
}
