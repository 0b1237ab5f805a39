package dev.loopbench.results.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.process.PrivateChannel;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.link.ForkLinks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process in which JMH's runner lives, on the forks' own JDK: JMH would otherwise start one more JVM a fork to ask
 * for its properties. A driver that is killed takes all forks along. One command is one line of JSON on standard input; one line of JSON on a private channel is its
 * answer. Forks run at once, as many as are asked for, and each is answered when it has ended. The end of standard input ends
 * the process, as soon as the forks have had time to leave their records.
 */
public final class ForkHost {

    /** The time that forks have to leave their records when the driver is gone. */
    private static final long GRACE_MILLIS = 1400;

    // A host of an older build may be asked by a newer driver.
    public static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Surveyor surveyor;
    private final JmhFork jmh;
    private final ExecutorService forks = Executors.newCachedThreadPool();

    private ForkHost() {
        Transports transports = Transports.load();
        surveyor = new Surveyor(transports);
        jmh = new JmhFork(transports, System.err);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = PrivateChannel.open();
        // The output of JMH and libraries goes to the log.
        System.setOut(System.err);
        if (!ForkLinks.guard()) {
            System.err.println(
                    "the kernel does not show whose a connection is: a stranger may be taken for JMH's fork");
        }
        ForkHost host = new ForkHost();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            HostCommand command = JSON.readValue(line, HostCommand.class);
            ForkRequest fork = command.fork();
            if (fork == null) {
                answers.println(JSON.writeValueAsString(
                        HostAnswer.of(host.surveyor.survey(command.survey() == null ? List.of() : command.survey()))));
            } else {
                host.run(fork, answers);
            }
        }
        host.awaitForks();
        Runtime.getRuntime().halt(0);
    }

    private void run(ForkRequest fork, PrintStream answers) {
        forks.execute(() -> {
            ForkAnswer answer = jmh.run(fork);
            try {
                answers.println(
                        JSON.writeValueAsString(HostAnswer.of(fork.files().name(), answer)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an answer that cannot be written", e);
            }
        });
    }

    /** They have seen the end of the driver, too. */
    private void awaitForks() {
        forks.shutdown();
        try {
            if (!forks.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("forks are left that did not end by themselves");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One line to a {@link ForkHost}: exactly one of the two is there.
     *
     * @param survey cells to judge: can they be measured on this JDK and machine?
     * @param fork a fork to run
     */
    record HostCommand(
            @Nullable List<ForkSpec> survey, @Nullable ForkRequest fork) {}

    /**
     * The answer of a host: one of the two.
     *
     * @param survey what was found
     * @param name of the fork that has ended
     * @param fork how it ended
     */
    record HostAnswer(
            @Nullable Survey survey,
            @Nullable String name,
            @Nullable ForkAnswer fork) {

        static HostAnswer of(Survey survey) {
            return new HostAnswer(survey, null, null);
        }

        static HostAnswer of(String name, ForkAnswer fork) {
            return new HostAnswer(null, name, fork);
        }
    }

    /**
     * How JMH ended a fork.
     *
     * @param failure why there is no score; null if there is one
     * @param benchmark the benchmark's full name
     * @param score JMH's own score, secondary to the fork's figures
     * @param unit of the score
     * @param mode JMH's short name of the mode
     */
    public record ForkAnswer(@Nullable String failure, String benchmark, double score, String unit, String mode) {}
}
