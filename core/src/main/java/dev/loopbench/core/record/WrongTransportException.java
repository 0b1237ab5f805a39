package dev.loopbench.core.record;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;

/** An end runs on something else than the transport that was asked for. */
public final class WrongTransportException extends IOException {

    private static final long serialVersionUID = 1L;

    public WrongTransportException(String message) {
        super(message);
    }

    /**
     * Checks what moves an end's bytes.
     *
     * @param end client or server
     * @param found what was read off the live channel
     * @throws WrongTransportException when it is not the transport's own
     */
    public static void check(String end, Transport asked, AddressFamily family, String found)
            throws WrongTransportException {
        String expected = asked.implementation(family);
        if (!expected.equals(found)) {
            throw new WrongTransportException(
                    "the " + end + " of " + asked.name() + " runs on " + found + " instead of " + expected);
        }
    }
}
