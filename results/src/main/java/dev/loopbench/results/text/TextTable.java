package dev.loopbench.results.text;

import dev.loopbench.core.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** A table of words: every column flush left, as wide as its widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** @param titles of the columns */
    public TextTable(List<String> titles) {
        rows.add(List.copyOf(titles));
    }

    /**
     * Adds a row; its cells are made harmless for a terminal.
     *
     * @param cells as many as there are titles
     */
    public void add(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells, the table has " + rows.get(0).size() + " columns");
        }
        rows.add(cells.stream().map(Printable::line).toList());
    }

    /** Whether it has titles only. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Its lines, the titles first. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
