package dev.loopbench.core.server;

import dev.loopbench.core.placement.IoThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server in a JVM of its own: same JDK, same options and same class path as this one, commanded over its standard
 * input and gone when that ends.
 */
public final class ServerProcess implements ServerHandle {

    private static final long ANSWER_SECONDS = 20;
    private static final long END_SECONDS = 5;

    /** Options that belong to this process alone: the harness's hints and what names this fork. */
    private static final List<String> NOT_INHERITED = List.of(
            "-Dloopbench.",
            "-Djmh.",
            "-XX:CompileCommandFile",
            "-agentlib",
            "-javaagent",
            "-XX:+UnlockDiagnosticVMOptions");

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private int port;

    private ServerProcess(Process process) {
        this.process = process;
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Launches the JVM and tells it what to be; {@link #await} says when it listens. In between the caller may do
     * something useful.
     */
    public static ServerProcess launch(ServerSpec spec) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Standard output is for answers alone.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(inheritedOptions(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
        ServerProcess server = new ServerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        server.tell(spec.line());
        return server;
    }

    static List<String> inheritedOptions(List<String> options) {
        return options.stream()
                .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
                .toList();
    }

    /**
     * Waits until the server listens.
     *
     * @throws IOException when it ended or does not answer; its own words are on standard error
     */
    @Override
    public void await() throws IOException {
        port = Integer.parseInt(answer());
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String implementation() throws IOException {
        return ask(ServerCommand.IMPLEMENTATION);
    }

    @Override
    public List<IoThread> threads() throws IOException {
        List<IoThread> threads = new ArrayList<>();
        for (String thread : ask(ServerCommand.THREADS).split("\t", -1)) {
            int space = thread.indexOf(' ');
            if (space > 0) {
                threads.add(new IoThread(thread.substring(space + 1), Integer.parseInt(thread.substring(0, space))));
            }
        }
        return threads;
    }

    @Override
    public ServerReport report() throws IOException {
        return Json.read(ask(ServerCommand.REPORT), ServerReport.class);
    }

    private String ask(ServerCommand command) throws IOException {
        tell(command.name());
        return answer();
    }

    @Override
    public void close() throws IOException {
        try {
            commands.close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            answers.close();
        }
    }

    private void tell(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    private String answer() throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
        try {
            return line.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server's process", e);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the server's process did not answer within " + ANSWER_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    private String readLine() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the server's process ended before it answered");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
