package dev.loopbench.core.measurement;

import java.io.IOException;

/** An end runs on something else than the transport that was asked for. */
final class WrongTransportException extends IOException {

    private static final long serialVersionUID = 1L;

    WrongTransportException(String message) {
        super(message);
    }
}
