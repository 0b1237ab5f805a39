package dev.loopbench.results.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process in which JMH's runner lives, on the forks' own JDK: JMH would otherwise start one more JVM a fork to ask
 * for its properties. One command is one line of JSON on standard input; one line of JSON on standard output is its
 * answer. Forks run at once, as many as are asked for, and each is answered when it has ended. The end of standard input ends
 * the process, as soon as the forks have had time to leave their records.
 */
public final class ForkHost {

    /** What forks have to leave their records when the driver is gone. */
    private static final long GRACE_MILLIS = 1400;

    // A host of an older build may be asked by a newer driver.
    static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Transports transports = Transports.load();
    private final Topology topology = Topology.ofThisProcess();
    private final JmhFork jmh;
    private final ExecutorService forks = Executors.newCachedThreadPool();

    private ForkHost(PrintStream log) {
        jmh = new JmhFork(transports, log);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // What JMH and libraries print goes to the log; standard output is for answers alone.
        System.setOut(System.err);
        ForkHost host = new ForkHost(System.err);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            HostCommand command = JSON.readValue(line, HostCommand.class);
            ForkRequest fork = command.fork();
            if (fork == null) {
                answers.println(JSON.writeValueAsString(
                        HostAnswer.of(host.survey(command.survey() == null ? List.of() : command.survey()))));
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
                answers.println(JSON.writeValueAsString(HostAnswer.of(fork.name(), answer)));
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

    private Survey survey(List<ForkSpec> cells) {
        return new Survey(
                ForkRecord.VERSION,
                JvmFacts.ofThisProcess(),
                transports.all().stream().map(this::facts).toList(),
                cells.stream().map(this::refusal).toList());
    }

    private Survey.TransportFacts facts(Transport transport) {
        Availability availability = transport.availability();
        return new Survey.TransportFacts(
                transport.name(),
                availability.reason().orElse(null),
                transport.implementation(),
                refusedAddresses(transport),
                transport.floor().orElse(null),
                transport.jvmArguments(),
                transport.warmupFactor(),
                availability.isAvailable() ? transport.facts() : Map.of());
    }

    /** Asked with one small message at a time, which nobody refuses for its own sake. */
    private Map<AddressFamily, String> refusedAddresses(Transport transport) {
        Map<AddressFamily, String> refused = new EnumMap<>(AddressFamily.class);
        for (AddressFamily address : AddressFamily.values()) {
            Setting oneByOne = new Setting(
                    Placement.FREE,
                    topology.cpus().size(),
                    false,
                    Traffic.of(new MessageShape(1, 1), 1, 1).over(address));
            transport.availability(oneByOne).reason().ifPresent(reason -> refused.put(address, reason));
        }
        return refused;
    }

    private @Nullable String refusal(ForkSpec cell) {
        Placements placements = new Placements(topology);
        if (placements.assign(cell.placement()).isEmpty()) {
            return placements.missing(cell.placement());
        }
        Transport server = transports.named(cell.server());
        Transport client = transports.named(cell.client());
        Setting setting = cell.setting(topology.cpus().size());
        return judged(server, setting)
                .and(judged(client, setting.asClient()))
                .and(Descriptors.enough(cell, client, server, DescriptorLimit.ofThisProcess()))
                .and(cell.traffic().congestionControl())
                .and(cell.endsInTime())
                .reason()
                .orElse(null);
    }

    private static Availability judged(Transport transport, Setting setting) {
        return transport.availability().and(transport.availability(setting));
    }
}
