package dev.loopbench.results.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a panel. Without a comparison there is none, whatever status is given: older documents say {@code EVIDENCE} of
 * complete blocks in which no two cells were compared.
 *
 * @param status whether it may say anything
 * @param blocks how many complete blocks it rests on
 * @param twins absent without them, or with too few blocks
 * @param comparisons every cell against every other in one direction; empty unless the status is {@code EVIDENCE}
 * @param jointBest the cells that no other is faster than, best first; empty likewise
 */
public record PanelEvidence(
        Status status, int blocks, @Nullable AaControl twins, List<Comparison> comparisons, List<String> jointBest) {

    /** Whether a panel may say anything. */
    public enum Status {
        /** It may. */
        EVIDENCE,
        /** Nothing was compared: there are too few complete blocks, or no two cells share enough of them. */
        NOT_EVIDENCE,
        /** One cell under two names gave two results. */
        INVALID
    }

    public PanelEvidence {
        comparisons = List.copyOf(comparisons);
        jointBest = List.copyOf(jointBest);
        if (status == Status.EVIDENCE && comparisons.isEmpty()) {
            status = Status.NOT_EVIDENCE;
            jointBest = List.of();
        }
    }

    static PanelEvidence without(Status status, int blocks, @Nullable AaControl twins) {
        return new PanelEvidence(status, blocks, twins, List.of(), List.of());
    }

    /** The cells that were compared. */
    public List<String> cells() {
        return comparisons.stream()
                .flatMap(comparison -> Stream.of(comparison.reference(), comparison.cell()))
                .distinct()
                .toList();
    }

    /** A cell against another, whichever way round it was compared; empty when it was not. */
    public Optional<Comparison> of(String cell, String reference) {
        return comparisons.stream()
                .filter(comparison -> comparison.isBetween(cell, reference))
                .map(comparison -> comparison.cell().equals(cell) ? comparison : comparison.inverse())
                .findFirst();
    }

    /**
     * One cell under two names: what the panel takes for a difference where there is none.
     *
     * @param ratio the twin ÷ its sibling
     * @param low lower end of the interval of the ratio
     * @param high upper end
     * @param p the chance of such a difference between forks that are exchangeable
     */
    public record AaControl(double ratio, double low, double high, double p) {

        /** Whether they differ: the forks of the panel are not exchangeable then, and nothing in it can be compared. */
        boolean differ(double level) {
            return p < level;
        }
    }
}
