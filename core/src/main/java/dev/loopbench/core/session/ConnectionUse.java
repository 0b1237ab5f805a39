package dev.loopbench.core.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /**
     * The use of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static ConnectionUse of(String label) {
        return Arrays.stream(values())
                .filter(use -> use.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no use of connections is called '" + label
                        + "'; there are "
                        + Arrays.stream(values()).map(ConnectionUse::label).collect(Collectors.joining(", "))));
    }
}
