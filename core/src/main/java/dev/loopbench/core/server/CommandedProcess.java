package dev.loopbench.core.server;

import dev.loopbench.core.process.LastWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that is commanded over its standard input, a line each, answers over its standard output, a line each, and
 * ends when its standard input does. Used by one thread; {@link #kill} by any.
 */
public final class CommandedProcess implements AutoCloseable {

    private static final long ANSWER_SECONDS = 20;

    /** A thread that never ends: a process that asks for a signal at its parent's death gets it when the thread ends that started it. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(body -> {
        Thread starter = new Thread(body, "process-starter");
        starter.setDaemon(true);
        return starter;
    });

    private static final long END_SECONDS = 5;

    private final String name;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final LastWords said;

    /**
     * Starts it. What it writes to standard error goes to this process's, and its end into messages.
     *
     * @param name in messages, such as {@code the server's process}
     */
    public CommandedProcess(String name, ProcessBuilder command) throws IOException {
        this.name = name;
        process = start(command);
        said = LastWords.of(process, System.err::println);
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(ProcessBuilder command) throws IOException {
        try {
            return STARTER.submit(command::start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process was started", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    /** Tells it something that it does not answer, or whose answer is waited for later. */
    public void tell(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    /**
     * Waits for a line.
     *
     * @throws IOException when it ended or does not answer, with its last words
     */
    public String answer() throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
        try {
            return line.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(name + " did not answer within " + ANSWER_SECONDS + " s" + said.quoted(), e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
    }

    /** Tells it something and waits for the answer. */
    public String ask(String line) throws IOException {
        tell(line);
        return answer();
    }

    private String readLine() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException(name + " ended before it answered"
                        + said.atEndOf(process).quoted());
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Ends it; returns when it is gone. May be called more than once. */
    @Override
    public void close() throws IOException {
        try {
            commands.close();
        } finally {
            awaitEnd();
            answers.close();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
