package dev.loopbench.results.words;

import dev.loopbench.results.figures.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Lists and figures inside sentences, the same in every locale. */
final class Phrases {

    private static final int DIGITS = 2;

    private Phrases() {}

    /** Such as {@code a, b and c}. */
    static String list(List<String> names, String lastWord) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " " + lastWord + " " + names.get(last);
    }

    /** A share of 1 in per cent with two significant digits. */
    static String percent(double share) {
        return significant(share * 100, RoundingMode.HALF_UP) + " %";
    }

    /** The same, rounded up: for what must not be exceeded. */
    static String percentAtMost(double share) {
        return significant(share * 100, RoundingMode.UP) + " %";
    }

    /** Two shares of 1, the smaller first, such as {@code 19 to 22 %}; one of them where both are written alike. */
    static String percentRange(double low, double high) {
        String from = significant(low * 100, RoundingMode.HALF_UP);
        String to = significant(high * 100, RoundingMode.HALF_UP);
        return (from.equals(to) ? to : from + " to " + to) + " %";
    }

    /** The same with signs, such as {@code -0.4 to +1.4 %}. */
    static String signedRange(double low, double high) {
        return signed(low * 100) + " to " + signed(high * 100) + " %";
    }

    private static String signed(double value) {
        return (value < 0 ? "-" : "+") + significant(Math.abs(value), RoundingMode.HALF_UP);
    }

    private static String rate(double value) {
        if (value < 1e3) {
            return significant(value, RoundingMode.HALF_UP) + "/s";
        }
        return value < 1e6
                ? significant(value / 1e3, RoundingMode.HALF_UP) + " k/s"
                : significant(value / 1e6, RoundingMode.HALF_UP) + " M/s";
    }

    /** A difference of a metric with its unit, two significant digits. */
    static String amount(Metric metric, double value) {
        return switch (metric.unit()) {
            case BYTES_PER_SECOND -> significant(value / (1 << 20), RoundingMode.HALF_UP) + " MiB/s";
            case PER_SECOND -> rate(value);
            default -> significant(value, RoundingMode.HALF_UP) + " µs";
        };
    }

    /** A factor with two decimals. */
    static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor);
    }

    private static String significant(double value, RoundingMode mode) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int before = exact.precision() - exact.scale();
        MathContext digits = new MathContext(Math.max(DIGITS, before), mode);
        BigDecimal rounded = exact.round(digits);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
