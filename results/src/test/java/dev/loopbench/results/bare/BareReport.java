package dev.loopbench.results.bare;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The table of a comparison with bare loops: quiet p50 of both kinds, and their ratio. */
final class BareReport {

    private static final double NANOS_PER_MICRO = 1000;

    private final List<MeasuredFork> forks;
    private final QuietRule quiet;

    BareReport(List<MeasuredFork> forks) {
        this.forks = forks;
        quiet = QuietRule.of(
                forks.stream().flatMap(fork -> fork.laps().stream()).toList());
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%nCPU probe on an undisturbed core: %.2f us%n", quiet.reference() / NANOS_PER_MICRO);
        out.println("transport          bare us  suite us   ratio    95 % interval  blocks   quiet: bare  suite");
        forks.stream()
                .map(MeasuredFork::transport)
                .distinct()
                .sorted()
                .forEach(transport -> out.printf(
                        Locale.ROOT,
                        "%-17s %8.2f  %8.2f  %s  %11.0f %% %4.0f %%%n",
                        transport,
                        p50(transport, ForkKind.BARE),
                        p50(transport, ForkKind.SUITE),
                        ratio(transport),
                        quietPercent(transport, ForkKind.BARE),
                        quietPercent(transport, ForkKind.SUITE)));
    }

    private List<MeasuredFork> of(String transport, ForkKind kind) {
        return forks.stream()
                .filter(fork -> fork.transport().equals(transport) && fork.kind() == kind)
                .toList();
    }

    private double p50(String transport, ForkKind kind) {
        return Median.of(of(transport, kind).stream().mapToDouble(fork -> fork.quietP50(quiet))) / NANOS_PER_MICRO;
    }

    /** Of the blocks in which both forks had quiet laps. */
    private PairedRatio ratio(String transport) {
        List<MeasuredFork> suites = of(transport, ForkKind.SUITE);
        return PairedRatio.of(of(transport, ForkKind.BARE).stream()
                .flatMapToDouble(bare -> suites.stream()
                        .filter(suite -> suite.block() == bare.block())
                        .mapToDouble(suite -> suite.quietP50(quiet) / bare.quietP50(quiet))));
    }

    private double quietPercent(String transport, ForkKind kind) {
        return of(transport, kind).stream()
                .flatMap(fork -> fork.laps().stream())
                .mapToInt(lap -> quiet.isQuiet(lap) ? 100 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
