package dev.loopbench.service.target;

import java.nio.charset.StandardCharsets;

/** Text from outside, made fit for a terminal or a document: one line, no control characters, not long. */
public final class Shown {

    private static final int MOST = 80;

    private Shown() {}

    /** The text with control characters as {@code \xNN}, cut after {@value #MOST} characters. */
    public static String text(String text) {
        return upTo(MOST, text);
    }

    /** The same, however long it is. */
    static String whole(String text) {
        return upTo(Integer.MAX_VALUE, text);
    }

    private static String upTo(int most, String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (shown.length() >= most) {
                return shown.append("...").toString();
            }
            append(shown, text.charAt(i));
        }
        return shown.toString();
    }

    /** The same of bytes, read as ISO 8859-1. */
    public static String bytes(byte[] bytes) {
        return text(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static void append(StringBuilder shown, char c) {
        switch (c) {
            case '\r' -> shown.append("\\r");
            case '\n' -> shown.append("\\n");
            case '\t' -> shown.append("\\t");
            default -> {
                if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                    shown.append(String.format("\\x%02x", (int) c));
                } else {
                    shown.append(c);
                }
            }
        }
    }
}
