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

    /** The kinds of failure that leave a fork without a score. */
    public enum FailureKind {
        /** A peer's bytes were not what the protocol asks for. */
        WRONG_BYTES,
        /** An end ran on something else than its transport's own. */
        WRONG_TRANSPORT,
        /** It came to its end, but fewer requests left than its plan meant to. */
        MISSED_PLAN,
        /** All requests left, but too many of them later than they could have, so response times are the generator's, too. */
        LATE_GENERATOR,
        /** In runs of earlier builds: the platform paused often. Such a fork now keeps the answer as seen. */
        DISTURBED,
        /** Its plan asked for more than its ends can bear. */
        OVERLOADED,
        /** It could not be brought up, stalled, or ended early. */
        BROKEN;

        /** Whether it came to its end, and only its plan was not kept. */
        public boolean missesPlan() {
            return this == MISSED_PLAN || this == LATE_GENERATOR || this == DISTURBED || this == OVERLOADED;
        }

        /** Whether no figure of the fork's cell can be trusted, those of other forks included. */
        public boolean voidsCell() {
            return this == WRONG_BYTES || this == WRONG_TRANSPORT;
        }
    }
}
