package dev.loopbench.core.frame;

/** The peer sent bytes that the protocol does not allow. A measurement that meets one has no score. */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
