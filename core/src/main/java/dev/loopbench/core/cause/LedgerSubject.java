package dev.loopbench.core.cause;

import dev.loopbench.core.ledger.LedgerDocument;

/**
 * The kind of requests that a ledger keeps.
 *
 * @param timed what a request's time is, as {@link LedgerDocument#timed} names it
 * @param isOpenLoop whether requests leave by a plan
 * @param isAlone whether one request at a time is outstanding at most
 */
public record LedgerSubject(String timed, boolean isOpenLoop, boolean isAlone) {}
