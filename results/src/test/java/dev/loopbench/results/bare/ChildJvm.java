package dev.loopbench.results.bare;

import dev.loopbench.results.host.ForkOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** JVMs on this JDK and class path; their standard error is this one's. */
public final class ChildJvm {

    /** Of every fork of either kind, beside what forks of the suite are started with. */
    private static final String NO_LEAK_DETECTION = "-Dio.netty.leakDetection.level=disabled";

    private static final int LIMIT_SECONDS = 120;

    private ChildJvm() {}

    /**
     * Runs a fork to its end, on this class path.
     *
     * @throws IOException when it fails or takes too long
     */
    static void runFork(Class<?> main, List<String> jvmArguments, List<String> arguments) throws IOException {
        runFork(main, System.getProperty("java.class.path"), jvmArguments, arguments);
    }

    /** The same on another class path. */
    public static void runFork(Class<?> main, String classPath, List<String> jvmArguments, List<String> arguments)
            throws IOException {
        List<String> options = new ArrayList<>(ForkOptions.JVM_ARGUMENTS);
        options.add(NO_LEAK_DETECTION);
        options.addAll(jvmArguments);
        Process fork = command(main, classPath, options, arguments)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!fork.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a fork took more than " + LIMIT_SECONDS + " s: " + arguments);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a fork was running");
        } finally {
            fork.destroyForcibly();
        }
        if (fork.exitValue() != 0) {
            throw new IOException("a fork failed: " + arguments);
        }
    }

    /** A JVM with the options of this one. */
    static ProcessBuilder like(Class<?> main, List<String> arguments) {
        return command(
                main,
                System.getProperty("java.class.path"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                arguments);
    }

    private static ProcessBuilder command(
            Class<?> main, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
