package dev.loopbench.results.serve;

import dev.loopbench.core.session.Session;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * The answers of a server.
 *
 * @param meaning in a few words
 * @param sessions one for each connection
 */
public record Reply(String meaning, Supplier<Session> sessions) {

    /** Every byte comes back. */
    public static Reply echo() {
        return new Reply("echo", EchoSession::new);
    }

    /**
     * Every HTTP/1.1 request has the same reply.
     *
     * @param bodyBytes 0 or more
     */
    public static Reply http(int bodyBytes) {
        return new Reply("HTTP, " + bodyBytes + " bytes", () -> new HttpSession(bodyBytes));
    }

    /** Sends back every byte. */
    static final class EchoSession extends RawSession {

        @Override
        public void received(ByteBuffer in) {
            answers().add(in);
        }
    }
}
