package dev.loopbench.core.text;

/** A number with its noun, which is in the singular for 1 alone. */
public final class Counted {

    private Counted() {}

    /** Such as {@code 1 block} and {@code 6 blocks}, of a noun whose plural ends with an s. */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** The same with a plural of its own, such as {@code process} and {@code processes}. */
    public static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
