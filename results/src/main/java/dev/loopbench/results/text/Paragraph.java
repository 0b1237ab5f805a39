package dev.loopbench.results.text;

import dev.loopbench.core.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Words in lines that fit, see {@link LineWidth}. */
public final class Paragraph {

    private Paragraph() {}

    /**
     * Breaks text at spaces. A word that is longer than a line, such as a command, stays whole.
     *
     * @param first what the first line begins with
     * @param next what all others begin with
     */
    public static List<String> lines(String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        int width = LineWidth.current();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : Printable.line(text).split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
