package dev.loopbench.service.protocol;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as people write them: UTF-8 with {@code \r}, {@code \n}, {@code \t}, {@code \0}, {@code \\} and {@code \xNN}. */
public final class Escapes {

    private Escapes() {}

    /** @throws RefusedTarget when a backslash is followed by anything else */
    public static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            int backslash = text.indexOf('\\', i);
            int end = backslash < 0 ? text.length() : backslash;
            bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
            i = end;
            if (backslash >= 0) {
                i = escape(text, backslash, bytes);
            }
        }
        return bytes.toByteArray();
    }

    /** Returns where the text goes on. */
    private static int escape(String text, int backslash, ByteArrayOutputStream bytes) {
        char kind = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
        switch (kind) {
            case 'r' -> bytes.write('\r');
            case 'n' -> bytes.write('\n');
            case 't' -> bytes.write('\t');
            case '0' -> bytes.write(0);
            case '\\' -> bytes.write('\\');
            case 'x' -> {
                String digits = text.substring(backslash + 2, Math.min(text.length(), backslash + 4));
                if (!digits.matches("[0-9a-fA-F]{2}")) {
                    throw refused(text);
                }
                bytes.write(Integer.parseInt(digits, 16));
                return backslash + 4;
            }
            default -> throw refused(text);
        }
        return backslash + 2;
    }

    private static RefusedTarget refused(String text) {
        return new RefusedTarget("'" + Shown.text(text) + "': allowed escapes are \\r, \\n, \\t, \\0, \\\\ and \\xNN");
    }
}
