package dev.loopbench.results.text;

import dev.loopbench.core.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** A table of words: every column flush left, as wide as its widest cell. */
public final class TextTable {

    private static final String GAP = "  ";
    private static final int LEAST_WORDS = 20;

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

    /** Its lines, the titles first. Where they would be wider than {@link LineWidth} allows, the last column is broken into several. */
    public List<String> lines() {
        return lines("");
    }

    /** The same with an indent before each. */
    public List<String> lines(String margin) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int last = widths.length - 1;
        int before = margin.length();
        for (int i = 0; i < last; i++) {
            before += widths[i] + GAP.length();
        }
        if (before + widths[last] <= LineWidth.current() || before + LEAST_WORDS > LineWidth.current()) {
            return rows.stream().map(row -> margin + line(row, widths)).toList();
        }
        String indent = " ".repeat(before);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String first = margin + line(row.subList(0, last), widths);
            lines.addAll(Paragraph.lines(first + indent.substring(first.length()), indent, row.get(last)).stream()
                    .map(String::stripTrailing)
                    .toList());
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
