package dev.loopbench.service.subject;

import dev.loopbench.service.protocol.MixLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Tells by a number whether two measurements sent the same, without storing what they sent. */
public final class RequestDigest {

    private final MessageDigest digest;

    private RequestDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The SHA-256 of method, headers, body, the one request or the mix with its weights, and how replies of own bytes end. Secret
     * headers contribute their names alone, because a token may be another one each time.
     */
    public static String of(SubjectOptions options) {
        RequestDigest digest = new RequestDigest();
        digest.add(options.http().method().toUpperCase(Locale.ROOT));
        digest.add(String.valueOf(options.http().headers().size()));
        for (Map.Entry<String, String> header : options.http().headers()) {
            boolean isSecret = options.http().secretHeaders().contains(header.getKey());
            digest.add(header.getKey().toLowerCase(Locale.ROOT));
            digest.add(isSecret ? "" : header.getValue());
        }
        digest.add(options.http().body());
        digest.add(String.valueOf(options.request()));
        for (MixLine line : options.mix()) {
            digest.add(String.valueOf(line.weight()));
            digest.add(line.text());
        }
        digest.add(String.valueOf(options.reply().until()));
        digest.add(String.valueOf(options.reply().bytes()));
        digest.add(options.reply().expected());
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void add(String part) {
        add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two lists of parts are one row of bytes. */
    private void add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }
}
