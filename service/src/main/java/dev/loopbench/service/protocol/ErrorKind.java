package dev.loopbench.service.protocol;

import java.util.Locale;

/** The reasons for which a request or a connection fails. */
public enum ErrorKind {
    /** Nobody listens at the address. */
    REFUSED("connection refused"),
    /** The service reset the connection. */
    RESET("connection reset"),
    /** The service closed the connection before its reply was complete. */
    CLOSED("connection closed before the reply"),
    /** A status from 400 to 499, except those for missing authentication. */
    STATUS_4XX("status 4xx"),
    /** A status from 500 to 599. */
    STATUS_5XX("status 5xx"),
    /** A reply that breaks the protocol, reports an error, or is not the expected one. */
    WRONG_REPLY("wrong reply"),
    /** A reply longer than the limit. */
    OVERSIZED("oversized reply"),
    /** No reply within the time limit. */
    TIMEOUT("timeout"),
    /** One side speaks TLS and the other does not, or the certificate is not trusted. */
    TLS("TLS mismatch"),
    /** The service wants other credentials. */
    AUTHENTICATION("authentication failed"),
    /** In an open loop: the service was so far behind the rate that the request was given up before it was sent. */
    OVERLOADED("not sent, the service is behind the rate");

    private final String words;

    ErrorKind(String words) {
        this.words = words;
    }

    /** The kind in the words of a report. */
    public String words() {
        return words;
    }

    /** The kind as a key in documents, such as {@code status_4xx}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
