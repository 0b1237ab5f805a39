package dev.loopbench.results.text;

import java.util.ArrayList;
import java.util.List;

/** Text that collects lines as wide as {@link LineWidth} allows. */
public final class Lines {

    private final int width = LineWidth.current();
    private final List<String> lines = new ArrayList<>();

    /** The widest line, in columns. */
    public int width() {
        return width;
    }

    /** A line that is known to fit. */
    public void add(String line) {
        lines.add(line);
    }

    /** Words, broken into as many lines as they need; those after the first are indented further. */
    public void paragraph(String indent, String text) {
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

    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
