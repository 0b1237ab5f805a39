package dev.loopbench.results.floor;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Do the suite's client and the one in C see the same service time of a server at a fixed rate? Forks of either take turns,
 * over a server of the suite in a fresh process each.
 *
 * <p>A fork is the median of its slices' medians: of those beside whose probe pairs the client's processor was undisturbed, by
 * the fastest probe pair that any fork of its kind saw, and of all. Run with, from the root of the project, on the JDK to be
 * measured:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Dloopbench.skip
 * java --enable-native-access=ALL-UNNAMED -cp results/target/loopbench.jar:results/target/test-classes \
 *     dev.loopbench.results.floor.PacedClientComparison
 * }</pre>
 */
@Command(
        name = "paced-client-comparison",
        mixinStandardHelpOptions = true,
        description = "Holds the suite's client against the one in C at a fixed rate, over the same server.")
public final class PacedClientComparison implements Callable<Integer> {

    private static final double TOLERANCE = 0.01;
    private static final double NANOS_PER_MICRO = 1e3;

    @Option(names = "--server", paramLabel = "NAME", description = "the server: ${DEFAULT-VALUE}")
    private String server = "nio-select";

    @Option(names = "--client", paramLabel = "NAME", description = "the suite's client: ${DEFAULT-VALUE}")
    private String client = "blocking-channel";

    @Option(names = "--floor", paramLabel = "LABEL", description = "the client in C: ${DEFAULT-VALUE}")
    private String floor = "floor-blocking";

    @Option(names = "--placement", paramLabel = "NAME", description = "how both ends stand: ${DEFAULT-VALUE}")
    private String placement = "same-core";

    @Option(names = "--rate", paramLabel = "N", description = "requests a second: ${DEFAULT-VALUE}")
    private int rate = 1000;

    @Option(names = "--blocks", paramLabel = "N", description = "forks of either: ${DEFAULT-VALUE}")
    private int blocks = 10;

    @Option(names = "--warmup", paramLabel = "MS", description = "of each fork: ${DEFAULT-VALUE}")
    private long warmup = 1500;

    @Option(names = "--measure", paramLabel = "MS", description = "of each fork: ${DEFAULT-VALUE}")
    private long measure = 1500;

    private PacedClientComparison() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PacedClientComparison()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("paced-client");
        Files.createDirectories(directory.resolve("forks"));
        Files.createDirectories(directory.resolve("latency"));
        FloorProgram program = FloorProgram.compile(directory);
        List<List<SliceRecord>> inC = new ArrayList<>();
        List<List<SliceRecord>> inJava = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            ForkFiles files = ForkFiles.in(directory, "c" + block);
            ForkSpec spec = spec(floor);
            inC.add(run(new Fork(spec, Optional.of(files), of -> ServedFloorClient.open(program, of)), files));
            files = ForkFiles.in(directory, "java" + block);
            inJava.add(run(new Fork(spec(client), Optional.of(files)), files));
        }
        report("quiet slices", inC, inJava, TOLERANCE);
        report("all slices", inC, inJava, Double.MAX_VALUE);
        return CommandLine.ExitCode.OK;
    }

    private ForkSpec spec(String by) {
        Pace pace = Pace.of(rate, Pace.Arrivals.CONSTANT);
        return new ForkSpec(
                server,
                by,
                Placement.of(placement),
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1).at(pace),
                Math.max(20, rate / 50));
    }

    /** The steady slices of a fork. */
    private List<SliceRecord> run(Fork fork, ForkFiles files) throws IOException {
        try (fork) {
            fork.open();
            long end = System.nanoTime() + Duration.ofMillis(warmup + measure).toNanos();
            while (System.nanoTime() < end) {
                fork.slice();
            }
        }
        return files.read().slices().stream()
                .filter(slice -> slice.atNanos() >= Duration.ofMillis(warmup).toNanos())
                .toList();
    }

    private static void report(
            String of, List<List<SliceRecord>> inC, List<List<SliceRecord>> inJava, double tolerance) {
        double[] c = micros(inC, tolerance);
        double[] java = micros(inJava, tolerance);
        double[] ratios = new double[Math.min(c.length, java.length)];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = java[i] / c[i];
        }
        System.out.printf(
                Locale.ROOT,
                "service p50 over %s: in C %.2f µs (%d forks), the suite's %.2f µs (%d forks), ratio %.3f, of pairs %s%n",
                of,
                median(c),
                c.length,
                median(java),
                java.length,
                median(java) / median(c),
                Arrays.toString(DoubleStream.of(ratios)
                        .map(ratio -> Math.round(ratio * 1e3) / 1e3)
                        .toArray()));
    }

    /** Of every fork that has some: the median of its slices' medians. */
    private static double[] micros(List<List<SliceRecord>> forks, double tolerance) {
        long fastest = forks.stream()
                .flatMap(List::stream)
                .mapToLong(slice -> slice.witnessed().clientBefore())
                .min()
                .orElse(0);
        return forks.stream()
                .map(fork -> fork.stream()
                        .filter(slice -> worst(slice) <= fastest * (1 + tolerance))
                        .mapToDouble(slice -> slice.trips().p50Nanos() / NANOS_PER_MICRO)
                        .toArray())
                .filter(medians -> medians.length > 0)
                .mapToDouble(PacedClientComparison::median)
                .toArray();
    }

    private static long worst(SliceRecord slice) {
        return Math.max(slice.witnessed().clientBefore(), slice.witnessed().clientAfter());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
