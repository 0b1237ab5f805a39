package dev.loopbench.results.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.ledger.SlowRequest;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Both answers of a plan while pauses are injected, held against the turns in between, in which none are.
 *
 * <p>Arguments: what is done (none, rival-client, rival-server, long-rival-client, long-rival-server, stop-client, stop-server, lose-segments, move-server), transport, placement, requests a second, and
 * how many turns of 100 ms of each kind. {@code docs/evidence/2026-11-30-zen5-2vcpu/pauses.md} has the command.
 */
public final class InjectedPauses {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final long SHORT_BUSY_MICROS = 300;
    private static final long SHORT_PERIOD_MILLIS = 10;
    private static final long LONG_BUSY_MICROS = 10_000;
    private static final long LONG_PERIOD_MILLIS = 30;
    private static final double MICRO = 1e3;
    private static final double PERCENT = 100;

    private InjectedPauses() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String what = arguments[0];
        Placement placement = Placement.of(arguments[2]);
        int rate = Integer.parseInt(arguments[3]);
        ForkSpec spec = new ForkSpec(
                arguments[1],
                arguments[1],
                placement,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1).at(Pace.of(rate, Pace.Arrivals.CONSTANT)),
                rate / 10);
        Assignment ends =
                new Placements(Topology.ofThisProcess()).assign(placement).orElseThrow();
        Path directory = Files.createTempDirectory("injected");
        InjectedFork fork =
                InjectedFork.run(spec, WARM_UP, Integer.parseInt(arguments[4]), directory, opened -> switch (what) {
                    case "rival-client" ->
                        Injection.rival(ends.client().first(), SHORT_BUSY_MICROS, SHORT_PERIOD_MILLIS);
                    case "rival-server" ->
                        Injection.rival(ends.server().first(), SHORT_BUSY_MICROS, SHORT_PERIOD_MILLIS);
                    case "long-rival-client" ->
                        Injection.rival(ends.client().first(), LONG_BUSY_MICROS, LONG_PERIOD_MILLIS);
                    case "long-rival-server" ->
                        Injection.rival(ends.server().first(), LONG_BUSY_MICROS, LONG_PERIOD_MILLIS);
                    case "stop-client" ->
                        Injection.stopping(ProcessHandle.current().pid());
                    case "stop-server" ->
                        Injection.stopping(InjectedFork.server().pid());
                    case "lose-segments" -> Injection.losing();
                    case "move-server" ->
                        Injection.moving(
                                ioThread(
                                        InjectedFork.server().pid(),
                                        ends.server().first()),
                                ends.server().first(),
                                ends.client().first());
                    case "none" -> Injection.none();
                    default -> throw new IllegalArgumentException("nothing is called " + what);
                });
        printCauses(directory);
        System.out.printf(Locale.ROOT, "%s, %s, %s at %d/s%n", what, arguments[1], arguments[2], rate);
        print("not disturbed, as seen", fork.undisturbed(), Series.RESPONSE);
        print("not disturbed, without", fork.undisturbed(), Series.UNDISTURBED);
        print("disturbed, as seen", fork.disturbed(), Series.RESPONSE);
        print("disturbed, without", fork.disturbed(), Series.UNDISTURBED);
        System.out.println(fork.pauses().stream()
                .collect(Collectors.groupingBy(
                        pause -> pause.kind() + " " + pause.end(),
                        Collectors.summarizingDouble(InjectedPauses::millis))));
    }

    /** The causes of the listed requests of disturbed turns, if this process keeps a ledger. */
    private static void printCauses(Path directory) throws IOException {
        Path ledger = directory.resolve("ledger").resolve("injected.json");
        if (Files.exists(ledger)) {
            LedgerDocument document = new ObjectMapper().readValue(ledger.toFile(), LedgerDocument.class);
            for (SlowRequest slow : document.slowest()) {
                System.out.printf(
                        Locale.ROOT,
                        "%4d %10.0f us late  %-16s %s%n",
                        slow.round(),
                        slow.lateMicros(),
                        slow.cause().label(),
                        slow.evidence());
            }
        }
    }

    /** The only thread of a process that is held on that CPU. */
    private static int ioThread(long pid, int cpu) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.filter(task -> status(task).contains("Cpus_allowed_list:\t" + cpu + "\n"))
                    .mapToInt(task -> Integer.parseInt(task.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String status(Path task) {
        try {
            return Files.readString(task.resolve("status"));
        } catch (IOException e) {
            // It has ended since it was listed.
            return "";
        }
    }

    private static double millis(Pause pause) {
        return pause.nanos() / MICRO / MICRO;
    }

    private static void print(String name, Map<Series, Histogram> timed, Series series) {
        Histogram times = timed.getOrDefault(series, new Histogram(1));
        long all = timed.getOrDefault(Series.RESPONSE, times).getTotalCount();
        System.out.printf(
                Locale.ROOT,
                "%-22s p50 %8.2f us  p99 %9.2f us  max %10.2f us  %6d of %6d requests, %.2f %% left out%n",
                name,
                times.getValueAtPercentile(50) / MICRO,
                times.getValueAtPercentile(99) / MICRO,
                times.getMaxValue() / MICRO,
                times.getTotalCount(),
                all,
                PERCENT * (all - times.getTotalCount()) / Math.max(1, all));
    }
}
