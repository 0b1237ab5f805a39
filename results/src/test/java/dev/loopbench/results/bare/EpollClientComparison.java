package dev.loopbench.results.bare;

import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Does the suite's client load a server as well as a client in C does? {@code pipelined} on {@code cross-core}, the
 * same server under either client, with the same bytes.
 *
 * <p>Both are estimated alike: the median of a fork's slices, quiet or not.
 *
 * <p>Run with, from the root of the project, on the JDK to be measured:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Dloopbench.skip
 * java --enable-native-access=ALL-UNNAMED -cp results/target/loopbench.jar:results/target/test-classes \
 *     dev.loopbench.results.bare.EpollClientComparison
 * }</pre>
 */
@Command(
        name = "epoll-client-comparison",
        mixinStandardHelpOptions = true,
        description = "Holds the suite's client against one in C, over the same server.")
public final class EpollClientComparison implements Callable<Integer> {

    @Mixin
    private Schedule schedule = new Schedule();

    @Option(names = "--transports", split = ",", paramLabel = "NAME", description = "servers: ${DEFAULT-VALUE}")
    private List<String> names = List.of("nio-select", "netty-epoll");

    @Option(names = "--bytes", paramLabel = "N", description = "payload of either direction: ${DEFAULT-VALUE}")
    private int bytes = 64;

    @Option(names = "--source", paramLabel = "FILE", description = "the client in C: ${DEFAULT-VALUE}")
    private Path source = Path.of("results/src/test/c/epoll_client.c");

    private EpollClientComparison() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EpollClientComparison()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Transports transports = Transports.load();
        schedule.open(System.out);
        EpollClient client = EpollClient.compile(source, schedule.output);
        PipelinedForks runner = new PipelinedForks(schedule, client, bytes);
        List<ClientPair> pairs = new ArrayList<>();
        for (int block = 1; block <= schedule.blocks; block++) {
            for (String name : schedule.shuffled(names, block)) {
                ClientPair pair = runner.run(transports.named(name), block);
                pairs.add(pair);
                System.out.printf(
                        Locale.ROOT,
                        "block %d of %d: %s, under C %.0f/s, under the suite %.0f/s%n",
                        block,
                        schedule.blocks,
                        name,
                        pair.c().perSecond(),
                        pair.suite().perSecond());
            }
        }
        new EpollClientReport(pairs).print(System.out);
        return CommandLine.ExitCode.OK;
    }
}
