package dev.loopbench.service.protocol;

/** Hears of the replies on one connection, in their order. Called on the connection's event loop. */
public interface Replies {

    /** The index of the request that the next reply belongs to; -1 when no request is outstanding. */
    int awaited();

    /**
     * A reply is complete and is as expected.
     *
     * @param status the protocol's status, 0 where it has none
     * @param keepsOpen whether the service goes on to serve this connection
     */
    void complete(int status, boolean keepsOpen);

    /**
     * A reply is complete, but it is an error. The connection stays usable.
     *
     * @param detail what came, fit to be shown
     */
    void failed(ErrorKind kind, int status, String detail, boolean keepsOpen);

    /**
     * The connection cannot be used any more.
     *
     * @param detail what came, fit to be shown
     */
    void broken(ErrorKind kind, String detail);

    /** The first bytes of the latest read, fit to be shown. */
    String latestBytes();
}
