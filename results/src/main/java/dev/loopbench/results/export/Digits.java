package dev.loopbench.results.export;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Figures for programs: seven significant digits, more than any measurement has, and the same ones on every JDK. */
final class Digits {

    private static final MathContext SEVEN = new MathContext(7);

    private Digits() {}

    /** Without an exponent; empty for none. */
    static String text(@Nullable Double value) {
        return value == null ? "" : rounded(value).toPlainString();
    }

    static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SEVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
