package dev.loopbench.results.quiet;

import java.util.Locale;

/** The two ends of a connection. */
public enum End {
    CLIENT,
    SERVER;

    /** The name in documents and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
