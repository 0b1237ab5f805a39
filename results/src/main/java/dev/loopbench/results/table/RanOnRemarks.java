package dev.loopbench.results.table;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.results.figures.RanOn;
import dev.loopbench.results.statistics.Modes.Mode;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the scheduler had the ends of each cell run, and what round trips took there. */
public final class RanOnRemarks {

    private static final String INDENT = "  ";
    private static final String MEANING = "where the scheduler had client/server run, over all steady slices:";
    private static final int MOST_PAIRS = 4;

    private final List<CellSummary> cells;

    /** @param measured the cells that have figures */
    public RanOnRemarks(List<CellSummary> measured, Primary primary) {
        cells = measured.stream()
                .filter(cell -> cell.details().ranOn() != null)
                .sorted(primary.bestFirst())
                .toList();
    }

    /** Prints them; nothing where all ends were held. */
    public void print(Lines lines) {
        if (!cells.isEmpty()) {
            lines.paragraph(INDENT, MEANING);
            cells.forEach(cell -> line(cell.label(), cell.details().ranOn(), lines));
        }
    }

    private static void line(String cell, @Nullable RanOn ranOn, Lines lines) {
        if (ranOn != null) {
            lines.paragraph(INDENT + INDENT, cell + " on " + pairs(ranOn.pairs()) + modes(ranOn.modes()));
        }
    }

    private static String pairs(List<RanOn.Pair> pairs) {
        List<String> texts = new ArrayList<>();
        pairs.stream().limit(MOST_PAIRS).forEach(pair -> texts.add(text(pair)));
        if (pairs.size() > MOST_PAIRS) {
            double rest = pairs.stream()
                    .skip(MOST_PAIRS)
                    .mapToDouble(RanOn.Pair::share)
                    .sum();
            texts.add("elsewhere " + Numbers.share(rest));
        }
        return String.join(", ", texts);
    }

    private static String text(RanOn.Pair pair) {
        Double p50 = pair.p50Us();
        return cpus(pair.client()) + "/" + cpus(pair.server()) + " " + Numbers.share(pair.share())
                + (p50 == null ? "" : " (p50 " + Numbers.rough(p50) + " µs)");
    }

    /** Threads that the kernel had charged nothing yet were seen nowhere. */
    private static String cpus(List<Integer> cpus) {
        return cpus.isEmpty() ? "?" : CpuList.format(new TreeSet<>(cpus));
    }

    private static String modes(List<Mode> modes) {
        if (modes.isEmpty()) {
            return "";
        }
        if (modes.size() == 1) {
            return "; one mode, at " + Numbers.rough(modes.get(0).us()) + " µs";
        }
        return "; modes at "
                + modes.stream()
                        .map(mode -> Numbers.rough(mode.us()) + " µs (" + Numbers.share(mode.share()) + ")")
                        .collect(Collectors.joining(", "));
    }
}
