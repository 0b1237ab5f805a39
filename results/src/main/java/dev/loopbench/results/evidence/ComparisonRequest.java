package dev.loopbench.results.evidence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which comparisons of a panel somebody asked for.
 *
 * @param pairs cell → what it is held against; where there are any, nothing else is asked
 * @param baseline what all others are held against; empty for the best
 */
public record ComparisonRequest(Map<String, String> pairs, Optional<String> baseline) {

    /** All against the best. */
    public static final ComparisonRequest BEST = new ComparisonRequest(Map.of(), Optional.empty());

    public ComparisonRequest {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    /** Those comparisons, each from the side of the cell that is held against the other. */
    public List<Comparison> asked(PanelEvidence evidence) {
        if (!pairs.isEmpty()) {
            return pairs.entrySet().stream()
                    .flatMap(pair -> evidence.of(pair.getKey(), pair.getValue()).stream())
                    .toList();
        }
        Optional<String> reference = baseline.filter(name -> evidence.cells().contains(name))
                .or(() -> evidence.jointBest().stream().findFirst());
        return reference.stream()
                .flatMap(name -> evidence.cells().stream().flatMap(cell -> evidence.of(cell, name).stream()))
                .toList();
    }

    /** The least change that four in five such runs would find in each of these comparisons, as a share. */
    public static double detectable(List<Comparison> asked) {
        return asked.stream().mapToDouble(Comparison::detectable).max().orElse(0);
    }

    /** Whether more blocks can tell no more: each is decided, or nothing can be compared. */
    public boolean isAnswered(PanelEvidence evidence) {
        return switch (evidence.status()) {
            case INVALID -> true;
            case NOT_EVIDENCE -> false;
            case EVIDENCE ->
                asked(evidence).stream().noneMatch(comparison -> comparison.verdict() == Verdict.UNDECIDED);
        };
    }
}
