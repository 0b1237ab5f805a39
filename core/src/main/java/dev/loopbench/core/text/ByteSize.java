package dev.loopbench.core.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it. */
public final class ByteSize {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})(B|KiB|MiB)?");

    private ByteSize() {}

    /**
     * Reads {@code 64}, {@code 64KiB} or {@code 1MiB}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size: write 64, 64KiB or 1MiB");
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        if (unit == null || unit.equals("B")) {
            return number;
        }
        return unit.equals("KiB") ? number << 10 : number << 20;
    }
}
