package dev.loopbench.core.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces of time, which may overlap. Used by one thread. */
final class Cover {

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(long from, long until, long nanos) {}

    /**
     * Takes a piece.
     *
     * @param nanos how much of the time in between is meant; the rest of it is not known to belong to it
     */
    void add(long from, long until, long nanos) {
        pieces.add(new Piece(from, until, nanos));
    }

    /** How much they cover together at most, ns: where pieces overlap, no more than the time from the first begin to the last end. */
    long nanos() {
        long covered = 0;
        long meant = 0;
        long from = 0;
        long until = Long.MIN_VALUE;
        for (Piece piece :
                pieces.stream().sorted(Comparator.comparingLong(Piece::from)).toList()) {
            if (piece.from() > until) {
                covered += Math.min(meant, Math.max(0, until - from));
                meant = 0;
                from = piece.from();
                until = piece.until();
            }
            until = Math.max(until, piece.until());
            meant += piece.nanos();
        }
        return pieces.isEmpty() ? 0 : covered + Math.min(meant, until - from);
    }
}
