package dev.loopbench.results.report;

import java.util.List;
import java.util.stream.IntStream;

/** Names flush left, then figures flush right. */
final class AlignedTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int NAME = 0;

    private final List<List<String>> table;
    private final int figures;

    private AlignedTable(List<List<String>> table, int figures) {
        this.table = table;
        this.figures = figures;
    }

    /** @param table its lines, the first with the titles; as many columns in each */
    static AlignedTable ofFigures(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 1);
    }

    /** The same, but the last column is words and flush left. */
    static AlignedTable withVerdicts(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 2);
    }

    /** The same, but the last two columns are bars and words, both flush left. */
    static AlignedTable withBarsAndWords(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 3);
    }

    /** A table without the columns that have nothing but a title; names stay. */
    static List<List<String>> withoutEmptyColumns(List<List<String>> lines) {
        int[] kept = IntStream.range(0, lines.get(0).size())
                .filter(column -> column == NAME
                        || lines.stream()
                                .skip(1)
                                .anyMatch(line -> !line.get(column).isEmpty()))
                .toArray();
        return lines.stream()
                .map(line -> IntStream.of(kept).mapToObj(line::get).toList())
                .toList();
    }

    void print(Lines lines) {
        int[] widths = new int[table.get(0).size()];
        table.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (List<String> line : table) {
            StringBuilder text = new StringBuilder(INDENT).append(padded(line.get(0), widths[0], false));
            for (int i = 1; i < widths.length; i++) {
                text.append(GAP).append(padded(line.get(i), widths[i], i <= figures));
            }
            lines.paragraph("", text.toString().stripTrailing());
        }
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(width - text.length());
        return right ? padding + text : text + padding;
    }
}
