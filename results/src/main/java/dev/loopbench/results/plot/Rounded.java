package dev.loopbench.results.plot;

/** Figures that are only drawn: four significant digits keep the page small. */
public final class Rounded {

    private static final int DIGITS = 4;

    private Rounded() {}

    /** The nearest number of so few digits, of two the one further from 0. A page has a hundred thousand of them. */
    public static double of(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return 0;
        }
        int decimals = DIGITS - 1 - (int) Math.floor(Math.log10(size));
        // Both powers are whole numbers, so that the division gives the double that prints with few digits.
        double up = Math.pow(10, Math.max(0, decimals));
        double down = Math.pow(10, Math.max(0, -decimals));
        return Math.copySign(Math.floor(size * up / down + 0.5) * down / up, value);
    }
}
