package dev.loopbench.core.text;

import java.util.Locale;

/**
 * Makes text from outside harmless: from files, options, other programs and foreign code. A terminal obeys some characters
 * instead of showing them, and a newline breaks the rule that a message is one line.
 */
public final class Printable {

    private static final int DELETE = 0x7f;
    private static final int END_OF_C1 = 0x9f;

    private Printable() {}

    /**
     * The text on one line: line breaks and tabs become spaces, every other control character its number, such as {@code \x1b}.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(line, character));
        return line.toString();
    }

    private static void append(StringBuilder line, int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            line.append(' ');
        } else if (isControl(character)) {
            line.append(String.format(Locale.ROOT, "\\x%02x", character));
        } else {
            line.appendCodePoint(character);
        }
    }

    /** Whether a terminal may obey it instead of showing it: controls, and what changes the direction of the text. */
    private static boolean isControl(int character) {
        return character < ' '
                || (character >= DELETE && character <= END_OF_C1)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }

    /** Its first line that is not blank, as {@link #line} shows it; the stand-in where there is none. */
    public static String firstLine(String text, String standIn) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line(line).strip())
                .orElse(standIn);
    }
}
