package dev.loopbench.core.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How a client's session asks its server for a bracket, once nothing else is being written. Used under the session's lock. */
final class BracketExchange {

    private @Nullable Bracket bracket;
    private boolean isAsked;

    /** Gives it a bracket to ask for. */
    void assign(Bracket bracket) {
        this.bracket = bracket;
        isAsked = false;
    }

    /** Whether there is a bracket that was not answered. */
    boolean isOpen() {
        return bracket != null;
    }

    /** Bytes that are to be written for it. */
    int pending() {
        return bracket != null && !isAsked ? Header.BYTES : 0;
    }

    /** Asks, if that is due and there is room for it. */
    void fill(FrameWriter requests, ByteBuffer out) {
        Bracket due = bracket;
        if (due != null && !isAsked && requests.left() == 0 && out.remaining() >= Header.BYTES) {
            isAsked = true;
            requests.begin(out, 0, due.ask(), 0);
        }
    }

    /**
     * Takes the answer.
     *
     * @param identity of a response that answers no request
     * @param awaited the request whose response comes next
     * @param unanswered how many requests are outstanding
     * @throws ProtocolException when it answers no bracket either
     */
    void answered(long identity, long awaited, int unanswered) {
        Bracket asked = bracket;
        if (!Header.isControl(identity) || asked == null || !isAsked) {
            throw new ProtocolException("response is " + Header.describe(identity) + ", awaited was "
                    + Header.describe(awaited) + (unanswered == 0 ? " (nothing is outstanding)" : ""));
        }
        asked.answered(Header.controlValue(identity));
        bracket = null;
    }
}
