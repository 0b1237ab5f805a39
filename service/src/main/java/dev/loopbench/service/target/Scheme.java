package dev.loopbench.service.target;

/** The protocol of a target. */
public enum Scheme {
    /** HTTP/1.1 on kept connections. */
    HTTP(80),
    /** The same over TLS. */
    HTTPS(443),
    /** RESP, the protocol of Redis. */
    REDIS(6379),
    /** Bytes of the user's own. */
    TCP(0),
    /** A database behind JDBC. */
    JDBC(0);

    private final int defaultPort;

    Scheme(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port where a URL names none; 0 where it must name one. */
    int defaultPort() {
        return defaultPort;
    }
}
