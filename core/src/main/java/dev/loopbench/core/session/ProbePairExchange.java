package dev.loopbench.core.session;

import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.ProtocolException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** How a client's session asks its server for a probe pair, once nothing else is being written. Used under the session's lock. */
public final class ProbePairExchange {

    private @Nullable ProbePair probePair;
    private boolean isAsked;

    /** Gives it a probe pair to ask for. */
    public void assign(ProbePair probePair) {
        this.probePair = probePair;
        isAsked = false;
    }

    /** Whether there is a probe pair that was not answered. */
    public boolean isOpen() {
        return probePair != null;
    }

    /** Bytes that are to be written for it. */
    public int pending() {
        return probePair != null && !isAsked ? Header.BYTES : 0;
    }

    /** Asks, if that is due and there is room for it. */
    public void fill(FrameWriter requests, ByteBuffer out) {
        ProbePair due = probePair;
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
     * @throws ProtocolException when it answers no probe pair either
     */
    public void answered(long identity, long awaited, int unanswered) {
        ProbePair asked = probePair;
        if (!Header.isControl(identity) || asked == null || !isAsked) {
            throw new ProtocolException("response is " + Header.describe(identity) + ", awaited was "
                    + Header.describe(awaited) + (unanswered == 0 ? " (nothing is outstanding)" : ""));
        }
        asked.answered(Header.controlValue(identity));
        probePair = null;
    }
}
