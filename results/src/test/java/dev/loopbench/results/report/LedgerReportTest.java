package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.store.CellLedger;
import dev.loopbench.results.store.PanelLedger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerReportTest {

    private static final PanelKey POINT = new PanelKey(
            "round-trip",
            "same-core",
            "process",
            "tcp",
            new PanelKey.Load(64, 64, 1, 1),
            "25",
            PanelKey.Rate.NONE,
            null,
            null,
            null);

    private static String report(CellLedger... cells) {
        return LedgerReport.of(List.of(new PanelLedger(POINT, List.of(cells), List.of())));
    }

    @Test
    void eachCauseHasItsShareAndTheLargestKnownOneItsRemedy() {
        String report = report(
                new CellLedger(
                        "nio-select",
                        6,
                        6,
                        61.23,
                        120,
                        Map.of(Cause.TIMER_TICK, 600.0, Cause.COLLECTION, 100.0, Cause.UNKNOWN, 300.0)),
                new CellLedger("netty-epoll", 1, 6, 75.5, 80, Map.of(Cause.COLLECTION, 1.0, Cause.UNKNOWN, 999.0)));

        assertThat(report.lines().map(String::stripTrailing).toList())
                .containsSubsequence(
                        "Why requests were slow, round-trip, same-core",
                        "  transport     forks  p99 µs  requests  timer tick  GC, safepoint  unknown",
                        "  nio-select   6 of 6   61.23       120        60 %           10 %     30 %",
                        "  netty-epoll  1 of 6   75.50        80                      < 1 %    100 %");
        assertThat(report)
                .contains(
                        "most known: timer tick (nio-select).",
                        "most known: GC, safepoint (netty-epoll).",
                        "To reduce it: a larger heap")
                .doesNotContain("run queue");
    }

    @Test
    void theUnknownShareIsStatedEvenIfThereIsNone() {
        assertThat(report(new CellLedger("nio-select", 6, 6, 61.23, 120, Map.of(Cause.COLLECTION, 100.0))))
                .contains("unknown", "     0 %");
    }

    @Test
    void aPanelOfFloorsAloneSaysSo() {
        assertThat(report())
                .contains("no fork of this panel left a ledger (floors keep none, broken forks leave none)");
    }
}
