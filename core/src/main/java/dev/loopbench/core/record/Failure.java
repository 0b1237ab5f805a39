package dev.loopbench.core.record;

import dev.loopbench.core.frame.ProtocolException;

/**
 * Why a fork has no score.
 *
 * @param text one line
 */
public record Failure(FailureKind kind, String text) {

    /** Of an end that could not go on. */
    public static Failure of(Exception cause) {
        String text = String.valueOf(cause.getMessage());
        if (cause instanceof ProtocolException) {
            return wrongBytes(text);
        }
        return cause instanceof WrongTransportException
                ? new Failure(FailureKind.WRONG_TRANSPORT, "wrong transport: " + text)
                : broken(text);
    }

    /** A peer's bytes were not what the protocol asks for. */
    public static Failure wrongBytes(String what) {
        return new Failure(FailureKind.WRONG_BYTES, "wrong bytes: " + what);
    }

    /** Anything that says nothing against what moved the bytes. */
    public static Failure broken(String text) {
        return new Failure(FailureKind.BROKEN, text);
    }
}
