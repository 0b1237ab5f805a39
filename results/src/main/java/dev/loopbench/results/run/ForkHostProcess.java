package dev.loopbench.results.run;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.measurement.ForkSpec;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ForkHost} on one JDK, as its parent sees it. Used by one thread; may be closed by another. */
public final class ForkHostProcess implements Closeable {

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private ForkHostProcess(Process process) {
        this.process = process;
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a host.
     *
     * @param classPath of the host and of its forks
     * @param log where JMH's and the forks' own words go
     */
    static ForkHostProcess start(Jdk jdk, String classPath, ProcessBuilder.Redirect log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath, ForkHost.class.getName()));
        return new ForkHostProcess(
                new ProcessBuilder(command).redirectError(log).start());
    }

    /** The same with the class path of this process. */
    public static ForkHostProcess startOnOwnClassPath(Jdk jdk, ProcessBuilder.Redirect log) throws IOException {
        return start(jdk, System.getProperty("java.class.path"), log);
    }

    /** Asks what can be had on the host's JDK, and whether each of these cells can be measured. */
    public Survey survey(List<ForkSpec> cells) throws IOException {
        return ask(new HostCommand(cells, null), Survey.class);
    }

    ForkAnswer fork(ForkRequest request) throws IOException {
        return ask(new HostCommand(null, request), ForkAnswer.class);
    }

    private <T> T ask(HostCommand command, Class<T> answer) throws IOException {
        commands.write(ForkHost.JSON.writeValueAsString(command) + "\n");
        commands.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process that runs the forks has ended; its last words are in the run's log");
        }
        return ForkHost.JSON.readValue(line, answer);
    }

    /** Ends the host, and with it a fork that it is running. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
