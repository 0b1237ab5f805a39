package dev.loopbench.results.compare;

/** The two runs have nothing to say about each other; the message says why in one line. */
public final class NotComparable extends Exception {

    private static final long serialVersionUID = 1L;

    NotComparable(String message) {
        super(message);
    }
}
