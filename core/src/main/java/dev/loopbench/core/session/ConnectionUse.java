package dev.loopbench.core.session;

import java.util.Locale;

/** For how long a client keeps a connection. */
public enum ConnectionUse {
    /** From the start of a fork to its end. */
    KEPT,
    /** For one request and its response: netperf's TCP_CRR. */
    PER_REQUEST;

    /** The name in documents, such as {@code per-request}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
