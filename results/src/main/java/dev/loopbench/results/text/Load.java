package dev.loopbench.results.text;

import dev.loopbench.core.text.Counted;

/** How many requests are under way, in words. */
public final class Load {

    private Load() {}

    /**
     * Such as {@code 16 connections, 4 requests under way on each}.
     *
     * @param connections at least 1
     * @param window requests outstanding on each, at least 1
     */
    public static String of(int connections, int window) {
        return Counted.of(connections, "connection") + ", " + Counted.of(window, "request") + " under way"
                + (connections == 1 ? "" : " on each");
    }
}
