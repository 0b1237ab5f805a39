package dev.loopbench.core.cause;

/**
 * The kind of requests that a ledger keeps.
 *
 * @param timed what a request's time is, as the ledger's document names it: {@code response}, {@code round-trip} or {@code cycle}
 * @param isOpenLoop whether requests leave by a plan
 * @param isAlone whether one request at a time is outstanding at most
 * @param waitsForCompilers whether a thread whose method is to be compiled waits for that, as with {@code -Xbatch}
 * @param hasNagle whether a sender waits for acknowledgements, as Nagle's algorithm does without TCP_NODELAY
 */
public record LedgerSubject(
        String timed, boolean isOpenLoop, boolean isAlone, boolean waitsForCompilers, boolean hasNagle) {}
