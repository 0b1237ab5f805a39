package dev.loopbench.results.bare;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What does the suite itself add to a round trip? One client and one server process on {@code same-core}, 64 bytes of
 * payload: every transport against a bare loop of the same API, with the same bytes, slices, laps, probe pairs and JVM options,
 * but without the suite's sessions, SPI and recording.
 *
 * <p>Both are estimated alike: the median of a fork's quiet laps' medians; quiet by one reference for the whole run.
 *
 * <p>Run with, from the root of the project, on the JDK to be measured:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Dloopbench.skip
 * java --enable-native-access=ALL-UNNAMED -cp results/target/loopbench.jar:results/target/test-classes \
 *     dev.loopbench.results.bare.BareComparison
 * }</pre>
 */
@Command(
        name = "bare-comparison",
        mixinStandardHelpOptions = true,
        description = "Holds every transport against a bare loop of the same API.")
public final class BareComparison implements Callable<Integer> {

    @Mixin
    private Schedule schedule = new Schedule();

    @Option(
            names = "--transports",
            split = ",",
            paramLabel = "NAME",
            description = "separated by commas; all that have a bare loop unless given")
    private List<String> names = BareLoops.NAMES;

    private BareComparison() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BareComparison()).execute(arguments));
    }

    private record Contestant(Transport transport, ForkKind kind) {}

    @Override
    public Integer call() throws IOException {
        List<Contestant> contestants = contestants();
        schedule.open(System.out);
        RoundTripForks runner = new RoundTripForks(schedule);
        List<MeasuredFork> forks = new ArrayList<>();
        for (int block = 1; block <= schedule.blocks; block++) {
            for (Contestant next : schedule.shuffled(contestants, block)) {
                MeasuredFork fork = runner.run(next.transport, next.kind, block);
                forks.add(fork);
                double p50 = Median.of(fork.laps().stream().mapToDouble(LapFigures::p50Nanos));
                System.out.printf(
                        Locale.ROOT,
                        "%d of %d: %s %s, %d laps, p50 of all %.2f us%n",
                        forks.size(),
                        contestants.size() * schedule.blocks,
                        next.transport.name(),
                        next.kind,
                        fork.laps().size(),
                        p50 / 1000);
            }
        }
        new BareReport(forks).print(System.out);
        return CommandLine.ExitCode.OK;
    }

    private List<Contestant> contestants() {
        Transports transports = Transports.load();
        List<Contestant> contestants = new ArrayList<>();
        for (String name : names) {
            Transport transport = transports.named(name);
            Optional<String> refusal = transport.availability().reason();
            if (refusal.isPresent()) {
                System.out.println(name + " is skipped: " + refusal.get());
            } else {
                contestants.add(new Contestant(transport, ForkKind.BARE));
                contestants.add(new Contestant(transport, ForkKind.SUITE));
            }
        }
        return contestants;
    }
}
