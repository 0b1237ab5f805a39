package dev.loopbench.results.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How wide lines of text may be, in columns: {@value #MOST}, or as wide as the terminal that they are printed on where that is
 * narrower, but never less than {@value #LEAST}. Files and pipes have no width, so that what is printed there is the same
 * everywhere.
 */
public final class LineWidth {

    /** The width that every table fits into when it drops columns. */
    public static final int LEAST = 80;

    /** Longer lines are hard to read. */
    public static final int MOST = 100;

    private static final ThreadLocal<@Nullable Integer> CHOSEN = new ThreadLocal<>();

    private static volatile int ofTerminal = MOST;

    private LineWidth() {}

    /** Tells how wide the terminal is; to be called once, before anything is printed. */
    public static void ofTerminal(int columns) {
        ofTerminal = within(columns);
    }

    /** The one that holds for the calling thread. */
    public static int current() {
        Integer chosen = CHOSEN.get();
        return chosen == null ? ofTerminal : chosen;
    }

    /** Has a text made as for a terminal of so many columns. */
    public static String at(int columns, Supplier<String> text) {
        Integer before = CHOSEN.get();
        CHOSEN.set(within(columns));
        try {
            return text.get();
        } finally {
            CHOSEN.set(before);
        }
    }

    private static int within(int columns) {
        return Math.max(LEAST, Math.min(MOST, columns));
    }
}
