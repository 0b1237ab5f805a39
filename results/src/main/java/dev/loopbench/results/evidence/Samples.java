package dev.loopbench.results.evidence;

import java.util.List;

/**
 * One metric of one cell in two runs, as natural logarithms, one value of each complete block.
 *
 * @param base of the run that is held against
 * @param candidate of the run that is judged
 */
public record Samples(List<Double> base, List<Double> candidate) {

    public Samples {
        base = List.copyOf(base);
        candidate = List.copyOf(candidate);
    }

    boolean isEmpty() {
        return base.isEmpty() || candidate.isEmpty();
    }
}
