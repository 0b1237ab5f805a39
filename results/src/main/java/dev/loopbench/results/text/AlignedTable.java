package dev.loopbench.results.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names flush left, then figures flush right, then words flush left. Where a table is wider than its lines may be, words break into
 * several lines and long names stand on lines of their own; if that is not enough columns of figures are left out, those named first
 * and then from the right, but never the first one. Which were left out is said below it.
 */
public final class AlignedTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int NAME = 0;

    /** A longer name may have a line of its own. */
    private static final int NAME_ROOM = 20;

    /** Words break into lines of at least so many columns. */
    private static final int WORD_ROOM = 24;

    /** The title of the column that says how well the column before it is known. */
    private static final String HALF_WIDTH = "±";

    /**
     * Titles of the columns that are left out before all others, the first one first; of several with one title the last. The
     * half-width of the first figures always stays.
     */
    private static final List<String> LEAST_NEEDED =
            List.of("forks", HALF_WIDTH, "p99.9 µs", "p99.9", "quiet", "spread", "busy");

    private final List<List<String>> table;
    private final int figures;
    private final List<String> dropped;

    private AlignedTable(List<List<String>> table, int figures, List<String> dropped) {
        this.table = table;
        this.figures = figures;
        this.dropped = dropped;
    }

    /** @param table its lines, the first with the titles; as many columns in each */
    public static AlignedTable ofFigures(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 1, List.of());
    }

    /** The same, but the last column is words and flush left. */
    public static AlignedTable withVerdicts(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 2, List.of());
    }

    /** The same, but the last two columns are bars and words, both flush left. */
    public static AlignedTable withBarsAndWords(List<List<String>> table) {
        return new AlignedTable(table, table.get(0).size() - 3, List.of());
    }

    /** A table without the columns that have nothing but a title; names stay. */
    public static List<List<String>> withoutEmptyColumns(List<List<String>> lines) {
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

    public void print(Lines lines) {
        int[] widths = widths();
        int words = widths.length - 1 - figures;
        int rest = lines.width() - INDENT.length() - sum(widths, 1, widths.length - (words > 0 ? 1 : 0));
        int ofWords = words > 0 ? GAP.length() + widths[widths.length - 1] : 0;
        int leastWords = words > 0 ? GAP.length() + Math.min(widths[widths.length - 1], WORD_ROOM) : 0;
        int leastNames = Math.min(widths[NAME], NAME_ROOM);
        if (leastNames + leastWords > rest && figures > 1) {
            without(lastToBear()).print(lines);
            return;
        }
        // Names before words: a table of names on lines of their own is none.
        int names = Math.min(widths[NAME], Math.max(leastNames, rest - leastWords));
        int wordRoom = Math.max(WORD_ROOM, Math.min(ofWords, rest - names) - GAP.length());
        for (List<String> line : table) {
            print(line, widths, names, wordRoom, lines);
        }
        if (!dropped.isEmpty()) {
            lines.paragraph(
                    INDENT,
                    "left out in " + lines.width() + " columns: "
                            + String.join(", ", dropped.stream().distinct().toList()));
        }
    }

    private int[] widths() {
        int[] widths = new int[table.get(0).size()];
        table.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        return widths;
    }

    /** The room of columns with the gaps before them. */
    private static int sum(int[] widths, int from, int to) {
        return IntStream.range(from, to).map(i -> GAP.length() + widths[i]).sum();
    }

    /** The column that can be spared most easily. */
    private int lastToBear() {
        List<String> titles = table.get(0);
        for (String title : LEAST_NEEDED) {
            int last = titles.subList(0, figures + 1).lastIndexOf(title);
            if (last > 1 && !(title.equals(HALF_WIDTH) && last == 2)) {
                return last;
            }
        }
        return figures;
    }

    private AlignedTable without(int column) {
        List<String> more = new ArrayList<>(dropped);
        more.add(table.get(0).get(column));
        return new AlignedTable(
                table.stream()
                        .map(line -> {
                            List<String> fewer = new ArrayList<>(line);
                            fewer.remove(column);
                            return List.copyOf(fewer);
                        })
                        .toList(),
                figures - 1,
                more);
    }

    private void print(List<String> line, int[] widths, int names, int wordRoom, Lines lines) {
        String name = line.get(NAME);
        boolean fits = name.length() <= names;
        if (!fits) {
            lines.add(INDENT + name);
        }
        int last = widths.length - 1;
        boolean hasWords = figures < last;
        StringBuilder text = new StringBuilder(INDENT).append(padded(fits ? name : "", names, false));
        for (int i = 1; i <= (hasWords ? last - 1 : last); i++) {
            text.append(GAP).append(padded(line.get(i), widths[i], i <= figures));
        }
        if (!fits && line.stream().skip(1).allMatch(String::isEmpty)) {
            return;
        }
        if (!hasWords) {
            lines.add(text.toString().stripTrailing());
            return;
        }
        String start = text.append(GAP).toString();
        String indent = " ".repeat(start.length());
        words(line.get(last), wordRoom, start, indent).forEach(one -> lines.add(one.stripTrailing()));
    }

    private static List<String> words(String words, int room, String start, String indent) {
        if (words.length() <= room) {
            return List.of(start + words);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : words.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > start.length() + room) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(width - text.length());
        return right ? padding + text : text + padding;
    }
}
