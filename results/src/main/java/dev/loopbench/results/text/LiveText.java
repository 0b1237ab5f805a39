package dev.loopbench.results.text;

import java.io.PrintStream;

/** A line on a terminal that is written over and at last erased. It never reaches the terminal's last column, or it would break. */
public final class LiveText {

    private final PrintStream out;
    private final int most;
    private int shown;

    /** @param columns of the terminal */
    public LiveText(PrintStream out, int columns) {
        this.out = out;
        this.most = Math.max(1, columns - 1);
    }

    /** Puts a text in place of the one before. */
    public void show(String text) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        out.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
        out.flush();
        shown = cut.length();
    }

    /** Leaves nothing of it; what is printed next begins where it began. */
    public void erase() {
        if (shown > 0) {
            show("");
            out.print("\r");
            out.flush();
        }
    }
}
