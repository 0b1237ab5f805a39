package dev.loopbench.results.service;

import org.jspecify.annotations.Nullable;

/**
 * A figure over all blocks.
 *
 * @param value absent where nothing was counted
 * @param low lower end of the 95 % interval; absent with too few blocks
 * @param high upper end; likewise
 */
public record Figure(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {

    /** Nothing was counted. */
    static final Figure NONE = new Figure(null, null, null);

    /** The same in a unit that is so many times larger. */
    public Figure dividedBy(double unit) {
        return new Figure(divided(value, unit), divided(low, unit), divided(high, unit));
    }

    private static @Nullable Double divided(@Nullable Double number, double unit) {
        return number == null ? null : number / unit;
    }

    /** The value, or 0 where there is none. */
    public double orZero() {
        return value == null ? 0 : value;
    }
}
