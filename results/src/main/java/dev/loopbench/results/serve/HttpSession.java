package dev.loopbench.results.serve;

import dev.loopbench.core.frame.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers every HTTP/1.1 request with the same reply and keeps the connection, whatever the request asks for: as little as a
 * load generator needs. Bodies of a known length are skipped; chunked ones end the connection.
 */
final class HttpSession extends RawSession {

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("\\ncontent-length: *(\\d{1,9}) *\\r");
    private static final String CHUNKED = "\ntransfer-encoding:";
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final byte[] head = new byte[LONGEST_HEAD];
    private final byte[] reply;
    private final int replyHead;
    private int length;
    private int matched;
    private int bodyLeft;

    /** @param bodyBytes of the reply's body, 0 or more */
    HttpSession(int bodyBytes) {
        String lines = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + bodyBytes + "\r\n\r\n";
        replyHead = lines.length();
        reply = (lines + "x".repeat(bodyBytes)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void received(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (bodyLeft > 0) {
                int skipped = Math.min(bodyLeft, in.remaining());
                in.position(in.position() + skipped);
                bodyLeft -= skipped;
            } else {
                take(in.get());
            }
        }
    }

    private void take(byte next) {
        if (length == head.length) {
            throw new ProtocolException("a request whose head has more than " + LONGEST_HEAD + " bytes");
        }
        head[length++] = next;
        matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
        if (matched == END.length) {
            answer(new String(head, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
            length = 0;
            matched = 0;
        }
    }

    private void answer(String request) {
        if (request.contains(CHUNKED)) {
            throw new ProtocolException("a request with a chunked body");
        }
        Matcher body = LENGTH.matcher(request);
        bodyLeft = body.find() ? Integer.parseInt(body.group(1)) : 0;
        answers().add(reply, request.startsWith("head ") ? replyHead : reply.length);
    }
}
