package dev.loopbench.service.client;

import dev.loopbench.service.protocol.ErrorKind;
import java.io.IOException;

/** A connection that could not be opened; the message is for people. */
public final class ConnectionFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    /** @param detail one line */
    public ConnectionFailure(ErrorKind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    /** The kind of error. */
    public ErrorKind kind() {
        return kind;
    }
}
