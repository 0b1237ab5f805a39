package dev.loopbench.results.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Standard output or standard error, on which nothing that a terminal obeys gets through but line breaks and tabs: names, reasons
 * and options come from files, other programs and foreign code. The text is UTF-8, since tables hold µ and ±, whatever the locale
 * of the shell. Where colours are on, verdicts and the like have one each.
 */
final class Terminal extends FilterOutputStream {

    private static final int DELETE = 0x7f;
    private static final int LEAD_OF_C1 = 0xc2;
    private static final int FIRST_C1 = 0x80;
    private static final int LAST_C1 = 0x9f;

    private static final String GOOD = "32";
    private static final String BAD = "31";
    private static final String OPEN = "33";
    private static final String EVEN = "36";
    private static final String STRONG = "1;31";

    /** Words of capital letters that stand alone. */
    private static final Map<String, String> COLOURS = Map.of(
            "FASTER", GOOD,
            "SLOWER", BAD,
            "EQUIVALENT", EVEN,
            "UNDECIDED", OPEN,
            "INVALID", STRONG,
            "REGRESSION", STRONG,
            "NOT", OPEN,
            "JUDGED", OPEN);

    private final StringBuilder word = new StringBuilder();

    private boolean isColoured;
    private boolean isAfterLead;
    private boolean isAfterLetter;

    Terminal(OutputStream out) {
        super(out);
    }

    static Terminal on(FileDescriptor descriptor) {
        return new Terminal(new BufferedOutputStream(new FileOutputStream(descriptor)));
    }

    /** As programs print to it. */
    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** Whether the words that have a colour are coloured from now on. */
    void colour(boolean on) {
        isColoured = on;
    }

    @Override
    public void write(int b) throws IOException {
        int octet = b & 0xff;
        if (!isColoured) {
            put(octet);
        } else if (octet >= 'A' && octet <= 'Z' && !isAfterLetter) {
            word.append((char) octet);
        } else {
            boolean isPartOfAWord = isLetter(octet);
            putWord(!isPartOfAWord);
            isAfterLetter = isPartOfAWord;
            put(octet);
        }
    }

    /** Letters, digits, and whatever joins them in names; also what is not ASCII. */
    private static boolean isLetter(int octet) {
        return Character.isLetterOrDigit(octet) || octet == '_' || octet == '-' || octet >= FIRST_C1;
    }

    /** @param alone whether it ends here */
    private void putWord(boolean alone) throws IOException {
        if (word.length() == 0) {
            return;
        }
        String text = word.toString();
        word.setLength(0);
        String colour = alone ? COLOURS.get(text) : null;
        byte[] bytes = (colour == null ? text : "\u001b[" + colour + "m" + text + "\u001b[0m")
                .getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
    }

    private void put(int octet) throws IOException {
        if (isAfterLead) {
            isAfterLead = false;
            if (octet >= FIRST_C1 && octet <= LAST_C1) {
                show(octet);
                return;
            }
            out.write(LEAD_OF_C1);
        }
        if (octet == LEAD_OF_C1) {
            isAfterLead = true;
        } else if (octet == DELETE || (octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t')) {
            show(octet);
        } else {
            out.write(octet);
        }
    }

    private void show(int octet) throws IOException {
        out.write(String.format(Locale.ROOT, "\\x%02x", octet).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    /** Whoever flushes has printed whole words. */
    @Override
    public void flush() throws IOException {
        putWord(true);
        super.flush();
    }
}
