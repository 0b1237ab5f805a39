package dev.loopbench.core.frame;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret that opens each connection of one run, so that a stranger's connection to the port is turned away.
 *
 * @param high the first eight bytes on the wire, big-endian
 * @param low the last eight bytes
 */
public record Token(long high, long low) {

    /** Length on the wire. */
    public static final int BYTES = 16;

    /** A token that nobody else knows. */
    public static Token random() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        new SecureRandom().nextBytes(bytes.array());
        return new Token(bytes.getLong(), bytes.getLong());
    }

    /** The token written as 32 hexadecimal digits. */
    public static Token parse(String hex) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        if (bytes.remaining() != BYTES) {
            throw new IllegalArgumentException("a token has " + 2 * BYTES + " hexadecimal digits, not " + hex.length());
        }
        return new Token(bytes.getLong(), bytes.getLong());
    }

    /** The token as 32 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    public void write(ByteBuffer out) {
        out.putLong(high).putLong(low);
    }

    public boolean matches(ByteBuffer in) {
        return in.getLong() == high && in.getLong() == low;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Token[secret]";
    }
}
