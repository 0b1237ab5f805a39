package dev.loopbench.results.report;

/** Bars that begin where the one above ended, so that the last reaches the whole. */
final class Waterfall {

    private static final int WIDTH = 24;
    private static final char GROWS = '#';
    private static final char SHRINKS = '-';

    private final double scale;
    private double end;

    /** @param whole the largest value there is, above 0 */
    Waterfall(double whole) {
        scale = WIDTH / whole;
    }

    /** The next step; one below 0 goes back. At least one character wide. */
    String step(double value) {
        double start = end;
        end += value;
        return bar(Math.min(start, end), Math.max(start, end), value < 0 ? SHRINKS : GROWS);
    }

    /** From 0; the next step begins at its end. */
    String total(double value) {
        end = 0;
        return step(value);
    }

    private String bar(double from, double to, char fill) {
        int first = Math.max(0, Math.min(WIDTH - 1, (int) Math.floor(from * scale + 0.5)));
        int last = Math.max(first + 1, Math.min(WIDTH, (int) Math.floor(to * scale + 0.5)));
        return " ".repeat(first) + String.valueOf(fill).repeat(last - first);
    }
}
