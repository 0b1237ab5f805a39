package dev.loopbench.results.bare;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table of a comparison of clients: round trips a second under both, their ratio, and how busy the cores were. */
record EpollClientReport(List<ClientPair> pairs) {

    void print(PrintStream out) {
        out.println(
                "\n                   round trips/s                                        busy: client     server");
        out.println("server              C     suite   ratio    95 % interval  blocks       C  suite    C  suite");
        pairs.stream().map(ClientPair::server).distinct().sorted().forEach(server -> row(out, server));
    }

    private void row(PrintStream out, String server) {
        List<ClientPair> of =
                pairs.stream().filter(pair -> pair.server().equals(server)).toList();
        out.printf(
                Locale.ROOT,
                "%-14s %9.0f %9.0f  %s  %6.2f %6.2f %6.2f %6.2f%n",
                server,
                median(of, pair -> pair.c().perSecond()),
                median(of, pair -> pair.suite().perSecond()),
                PairedRatio.of(of.stream()
                        .mapToDouble(pair -> pair.suite().perSecond() / pair.c().perSecond())),
                median(of, pair -> pair.c().clientBusy()),
                median(of, pair -> pair.suite().clientBusy()),
                median(of, pair -> pair.c().serverBusy()),
                median(of, pair -> pair.suite().serverBusy()));
    }

    private static double median(List<ClientPair> pairs, ToDoubleFunction<ClientPair> quantity) {
        return Median.of(pairs.stream().mapToDouble(quantity));
    }
}
