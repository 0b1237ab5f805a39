package dev.loopbench.results.report;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.results.store.CellLedger;
import dev.loopbench.results.store.PanelLedger;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why requests were slow, as a table for each panel. */
public final class LedgerReport {

    private static final String TITLE = "Why requests were slow, ";
    private static final String MEANING =
            "Shares of the time that requests took beyond their fork's p99, all forks and turns together. A cause explains at least"
                    + " half of what a request took beyond the median; where nothing recorded does, it is unknown.";
    private static final String NOTHING =
            "no fork of this panel left a ledger (floors keep none, broken forks leave none)";
    private static final double PERCENT = 100;
    private static final double NOT_SEEN = 0.005;

    private LedgerReport() {}

    /** Lines that end with a newline; begins with an empty one. */
    public static String of(List<PanelLedger> panels) {
        Lines lines = new Lines();
        for (PanelLedger panel : panels) {
            lines.add("");
            lines.paragraph("", TITLE + String.join(", ", panel.point().name()));
            if (panel.cells().isEmpty()) {
                lines.paragraph("  ", NOTHING);
            } else {
                print(panel.cells(), lines);
            }
            panel.notes().forEach(note -> lines.paragraph("  ", "note: " + note));
        }
        return lines.text();
    }

    private static void print(List<CellLedger> cells, Lines lines) {
        List<Cause> causes = Arrays.stream(Cause.values())
                .filter(cause -> cause == Cause.UNKNOWN || cells.stream().anyMatch(cell -> cell.share(cause) > 0))
                .toList();
        List<List<String>> table = new ArrayList<>();
        List<String> titles = new ArrayList<>(List.of("transport", "forks", "p99 µs", "requests"));
        causes.forEach(cause -> titles.add(cause.label()));
        table.add(titles);
        for (CellLedger cell : cells) {
            List<String> line = new ArrayList<>(List.of(
                    cell.label(),
                    cell.forks() + " of " + cell.allForks(),
                    Numbers.plain(cell.p99Micros()),
                    Long.toString(cell.beyondRequests())));
            causes.forEach(cause -> line.add(percent(cause, cell.share(cause))));
            table.add(line);
        }
        AlignedTable.ofFigures(table).print(lines);
        lines.paragraph("  ", MEANING);
        remedies(cells).forEach(remedy -> lines.paragraph("  ", remedy));
    }

    /** The unknown share is stated even where there is none. */
    private static String percent(Cause cause, double share) {
        if (share == 0 && cause != Cause.UNKNOWN) {
            return "";
        }
        return share > 0 && share < NOT_SEEN ? "< 1 %" : String.format(Locale.ROOT, "%.0f %%", share * PERCENT);
    }

    /** The remedy for the largest known cause of each cell; cells with the same cause share a line. */
    private static List<String> remedies(List<CellLedger> cells) {
        Map<Cause, List<String>> largest = new EnumMap<>(Cause.class);
        for (CellLedger cell : cells) {
            Cause most = Cause.UNKNOWN;
            for (Cause cause : Cause.values()) {
                boolean isMore = most == Cause.UNKNOWN || cell.share(cause) > cell.share(most);
                if (cause != Cause.UNKNOWN && cell.share(cause) > 0 && isMore) {
                    most = cause;
                }
            }
            if (most != Cause.UNKNOWN) {
                largest.computeIfAbsent(most, any -> new ArrayList<>()).add(cell.label());
            }
        }
        List<String> remedies = new ArrayList<>();
        largest.forEach((cause, labels) -> remedies.add("most known: " + cause.label() + " ("
                + String.join(", ", labels) + "). To reduce it: " + cause.remedy() + "."));
        return remedies;
    }
}
