package dev.loopbench.results.table;

import dev.loopbench.results.statistics.Distribution;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The distribution of each row as a row of small bars, all rows of a panel on one logarithmic axis. */
final class Spread {

    static final String TITLE = "spread";

    private static final int BARS = 8;
    private static final String HEIGHTS = " ▁▂▃▄▅▆▇█";
    private static final double FEWEST = 0.01;
    private static final double MOST = 0.99;

    private final int from;
    private final int stepsPerBar;

    private Spread(int from, int stepsPerBar) {
        this.from = from;
        this.stepsPerBar = stepsPerBar;
    }

    /** An axis from the first to the 99th percentile of whichever row is furthest out. */
    static Spread of(List<CellSummary> rows) {
        List<Distribution> all = rows.stream()
                .map(cell -> cell.details().distribution())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        int from = all.stream().mapToInt(one -> one.quantile(FEWEST)).min().orElse(0);
        int to = all.stream().mapToInt(one -> one.quantile(MOST)).max().orElse(0);
        return new Spread(from, all.isEmpty() ? 0 : (to - from) / BARS + 1);
    }

    /** Empty where it is not known. */
    String bars(CellSummary cell) {
        Distribution distribution = cell.details().distribution();
        if (distribution == null || stepsPerBar == 0) {
            return "";
        }
        double[] shares = new double[BARS];
        for (Map.Entry<Integer, Double> step : distribution.shares().entrySet()) {
            int bar = Math.floorDiv(step.getKey() - from, stepsPerBar);
            shares[Math.max(0, Math.min(BARS - 1, bar))] += step.getValue();
        }
        double highest = 0;
        for (double share : shares) {
            highest = Math.max(highest, share);
        }
        StringBuilder bars = new StringBuilder();
        for (double share : shares) {
            // Any share above 0 is visible, however small it is.
            int height = (int) Math.ceil((HEIGHTS.length() - 1) * share / highest);
            bars.append(HEIGHTS.charAt(share < FEWEST / BARS ? 0 : height));
        }
        return bars.toString();
    }

    String meaning() {
        return TITLE + ": round trips of all laps over a logarithmic axis, " + Numbers.rough(Distribution.micros(from))
                + " to " + Numbers.rough(Distribution.micros(from + BARS * stepsPerBar)) + " µs";
    }
}
