package dev.loopbench.results.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts the p of several tests for their number, whatever they have to do with each other (Holm, A Simple Sequentially
 * Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6, 1979).
 */
final class Holm {

    private Holm() {}

    /** The adjusted p, in the same order. */
    static List<Double> adjusted(List<Double> p) {
        List<Integer> smallestFirst = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(p.size(), 1.0));
        double least = 0;
        for (int i = 0; i < p.size(); i++) {
            least = Math.max(least, Math.min(1, p.get(smallestFirst.get(i)) * (p.size() - i)));
            adjusted.set(smallestFirst.get(i), least);
        }
        return adjusted;
    }
}
