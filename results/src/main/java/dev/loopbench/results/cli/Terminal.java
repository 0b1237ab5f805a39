package dev.loopbench.results.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output or standard error, on which nothing that a terminal obeys gets through but line breaks and tabs: names, reasons
 * and options come from files, other programs and foreign code. The text is UTF-8, since tables hold µ and ±, whatever the locale
 * of the shell.
 */
final class Terminal extends FilterOutputStream {

    private static final int DELETE = 0x7f;
    private static final int LEAD_OF_C1 = 0xc2;
    private static final int FIRST_C1 = 0x80;
    private static final int LAST_C1 = 0x9f;

    private boolean isAfterLead;

    Terminal(OutputStream out) {
        super(out);
    }

    static PrintStream on(FileDescriptor descriptor) {
        return new PrintStream(
                new Terminal(new BufferedOutputStream(new FileOutputStream(descriptor))), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) throws IOException {
        int octet = b & 0xff;
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
}
