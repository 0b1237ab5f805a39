package dev.loopbench.results.page;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures that are only drawn: four significant digits keep the page small. */
final class Rounded {

    private static final MathContext DIGITS = new MathContext(4);

    private Rounded() {}

    static double of(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
