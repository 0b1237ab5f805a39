package dev.loopbench.results.text;

import dev.loopbench.core.text.Counted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as text: four significant digits, a point whatever the locale. */
public final class Numbers {

    private static final int DIGITS = 4;
    private static final int FEWER_DIGITS = 3;
    private static final double CERTAIN = 0.001;
    private static final int FEW = 20;
    private static final int TEN = 10;
    private static final int HUNDREDS = 100;

    private Numbers() {}

    /** Four significant digits, and never fewer than all before the point. */
    public static String plain(double value) {
        return significant(value, DIGITS);
    }

    /** Three significant digits, for what is known to half a per cent. */
    public static String rough(double value) {
        return significant(value, FEWER_DIGITS);
    }

    /** Three significant digits, with k for thousands and M for millions. */
    public static String scaledRough(double value) {
        if (value < 9_995) {
            return rough(value);
        }
        return value < 999_500 ? rough(value / 1e3) + " k" : rough(value / 1e6) + " M";
    }

    private static String significant(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int before = Math.max(1, rounded.precision() - rounded.scale());
        return String.format(Locale.ROOT, "%." + Math.max(0, digits - before) + "f", value);
    }

    /** A round number with k for thousands and M for millions, without trailing zeros. */
    public static String scaledShort(double value) {
        if (value < 1e3) {
            return new BigDecimal(value)
                    .round(new MathContext(2))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return value < 1e6 ? scaledShort(value / 1e3) + " k" : scaledShort(value / 1e6) + " M";
    }

    /** The same with k for thousands and M for millions. */
    public static String scaled(double value) {
        if (value < 999.95) {
            return plain(value);
        }
        return value < 999_950 ? plain(value / 1e3) + " k" : plain(value / 1e6) + " M";
    }

    /** Bytes in KiB, MiB or GiB. */
    public static String bytes(double value) {
        if (value < 1 << 20) {
            return plain(value / (1 << 10)) + " KiB";
        }
        return value < 1 << 30 ? plain(value / (1 << 20)) + " MiB" : plain(value / (1 << 30)) + " GiB";
    }

    /** A size as options take it: in the largest unit that has no fraction. */
    public static String size(int bytes) {
        if (bytes == 0 || bytes % (1 << 10) != 0) {
            return bytes + " B";
        }
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }

    /** A ratio with three decimals. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** An interval of ratios. */
    public static String interval(double low, double high) {
        return ratio(low) + " to " + ratio(high);
    }

    /**
     * How many more blocks would probably decide a comparison. It is a guess from widths that are guesses themselves: two digits at
     * most, and of hundreds not even one.
     */
    public static String moreBlocks(int blocks) {
        if (blocks >= HUNDREDS) {
            return "hundreds of blocks would be needed";
        }
        int rounded = blocks <= FEW ? blocks : (blocks + TEN - 1) / TEN * TEN;
        return "about " + Counted.of(rounded, "more block");
    }

    /** A p with three decimals. */
    public static String chance(double p) {
        return p < CERTAIN ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** A share of 1 in whole per cent. */
    public static String share(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** A small share of 1, such as a half-width, in per cent. */
    public static String fineShare(double share) {
        double percent = share * 100;
        return String.format(
                Locale.ROOT, percent < 0.095 ? "%.2f %%" : percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }
}
