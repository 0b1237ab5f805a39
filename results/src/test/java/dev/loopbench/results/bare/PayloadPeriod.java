package dev.loopbench.results.bare;

import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import java.nio.ByteBuffer;

/** The bytes of which every payload is made, taken from a request as the suite's own client writes it. */
final class PayloadPeriod {

    private static final int BYTES = 4096;
    private static final int HEADER = 16;

    private PayloadPeriod() {}

    /** One period; the payload of identity 0 begins with its first byte. */
    static byte[] bytes() {
        ClientSession session =
                new ClientSession(0, Token.random(), new MessageShape(BYTES, 0), 1, () -> 0, nanos -> {});
        session.assign(new Slice(1, 1, 1));
        ByteBuffer out = ByteBuffer.allocate(session.pending());
        session.fill(out);
        byte[] period = new byte[BYTES];
        out.get(Token.BYTES + HEADER, period);
        return period;
    }
}
