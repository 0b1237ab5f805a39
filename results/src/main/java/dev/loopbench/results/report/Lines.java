package dev.loopbench.results.report;

import dev.loopbench.results.text.LineWidth;
import java.util.ArrayList;
import java.util.List;

/** Text that collects lines as wide as {@link LineWidth} allows. */
final class Lines {

    private final int width = LineWidth.current();
    private final List<String> lines = new ArrayList<>();

    /** The widest line, in columns. */
    int width() {
        return width;
    }

    /** A line that is known to fit. */
    void add(String line) {
        lines.add(line);
    }

    /** Words, broken into as many lines as they need; those after the first are indented further. */
    void paragraph(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
