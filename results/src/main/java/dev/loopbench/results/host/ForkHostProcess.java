package dev.loopbench.results.host;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.process.LastWords;
import dev.loopbench.core.process.PrivateChannel;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import dev.loopbench.results.host.ForkHost.HostAnswer;
import dev.loopbench.results.host.ForkHost.HostCommand;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A {@link ForkHost} on one JDK, as its parent sees it. Safe for use by several threads. */
public final class ForkHostProcess implements Closeable {

    private static final List<String> OPTIONS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            // A host starts forks and passes their answers on. Its optimising compiler would take processor time from
            // the forks, which have options of their own.
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            // Several runners are alive at once by design; JMH's lock of the whole machine would have one wait for the
            // other.
            "-Djmh.ignoreLock=true",
            // Benchmarks return what they count: to find out how the JVM could keep it alive would start two more for
            // each fork.
            "-Djmh.blackhole.autoDetect=false");

    /** Longer than all limits of what a host asks foreign code together. */
    private static final long ANSWER_SECONDS = 90;

    private static final long END_SECONDS = 2;

    private final Process process;
    private final Writer commands;
    private final LastWords said;
    private final Map<String, CompletableFuture<ForkAnswer>> running = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<Survey> asked;
    private boolean isOver;

    private ForkHostProcess(Process process, HostLog log) {
        this.process = process;
        said = LastWords.of(process, log::take);
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readAnswers, "answers-of-host-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a host.
     *
     * @param build what the host and its forks run on
     * @param log where JMH's and the forks' own words go
     */
    static ForkHostProcess start(Jdk jdk, VariantBuild build, ProcessBuilder.Redirect log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        command.addAll(ForkOptions.within(OPTIONS));
        command.addAll(List.of("-cp", build.classPath(), build.hostClass()));
        return new ForkHostProcess(new ProcessBuilder(PrivateChannel.command(command)).start(), HostLog.at(log));
    }

    /** The same with the class path of this process. */
    public static ForkHostProcess startOnOwnClassPath(Jdk jdk, ProcessBuilder.Redirect log) throws IOException {
        return start(jdk, new VariantBuild(System.getProperty("java.class.path"), ForkHost.class.getName()), log);
    }

    /** Asks what can be had on the host's JDK, and whether each of these cells can be measured; one thread at a time. */
    public Survey survey(List<ForkSpec> cells) throws IOException {
        CompletableFuture<Survey> answer = new CompletableFuture<>();
        synchronized (this) {
            asked = answer;
            tell(new HostCommand(cells, null), answer);
        }
        return await(answer);
    }

    /** Waits for an answer; a host that does not give it is ended. */
    private <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the process that runs the forks", e);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(
                    "the process that runs the forks did not answer within " + ANSWER_SECONDS + " s" + said.quoted(),
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Has a fork run; the answer comes when it has ended, its turns included. */
    public CompletableFuture<ForkAnswer> fork(ForkRequest request) throws IOException {
        CompletableFuture<ForkAnswer> answer = new CompletableFuture<>();
        synchronized (this) {
            running.put(request.files().name(), answer);
            tell(new HostCommand(null, request), answer);
        }
        return answer;
    }

    private void tell(HostCommand command, CompletableFuture<?> answer) throws IOException {
        if (isOver) {
            answer.completeExceptionally(ended());
            return;
        }
        try {
            commands.write(ForkHost.JSON.writeValueAsString(command) + "\n");
            commands.flush();
        } catch (IOException e) {
            answer.completeExceptionally(ended());
        }
    }

    private void readAnswers() {
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                take(ForkHost.JSON.readValue(line, HostAnswer.class));
            }
            over(ended());
        } catch (IOException e) {
            over(e);
        }
    }

    private synchronized void take(HostAnswer answer) {
        Survey survey = answer.survey();
        if (survey != null && asked != null) {
            asked.complete(survey);
        }
        ForkAnswer fork = answer.fork();
        String name = answer.name();
        if (fork != null && name != null) {
            CompletableFuture<ForkAnswer> waiting = running.remove(name);
            if (waiting != null) {
                waiting.complete(fork);
            }
        }
    }

    private synchronized void over(IOException cause) {
        isOver = true;
        if (asked != null) {
            asked.completeExceptionally(cause);
        }
        running.values().forEach(answer -> answer.completeExceptionally(cause));
        running.clear();
    }

    private IOException ended() {
        return new IOException("the process that runs the forks has ended"
                + said.atEndOf(process).quoted());
    }

    /** Ends the host. Forks that it is running and whose turns have ended are given a moment to leave their records. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> forks = process.descendants().toList();
        try {
            closeCommands();
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forks.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Closes the stream of commands. Those not written yet are of no use to a host that has ended. */
    private void closeCommands() {
        try {
            commands.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }
}
