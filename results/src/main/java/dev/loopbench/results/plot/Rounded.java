package dev.loopbench.results.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures that are only drawn: four significant digits keep the page small. */
public final class Rounded {

    private static final MathContext DIGITS = new MathContext(4);

    private Rounded() {}

    public static double of(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
