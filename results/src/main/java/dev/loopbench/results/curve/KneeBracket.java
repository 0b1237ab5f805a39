package dev.loopbench.results.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Between which rates a knee is: the highest rate that kept a promise below the lowest that broke it. A promise that is broken at one
 * rate cannot be kept at a higher one, so rates above the lowest broken one say nothing until they agree.
 */
final class KneeBracket {

    /** Rates that are tried at once, at equal ratios. */
    static final int AT_ONCE = 3;

    private final int ceiling;
    private final SortedMap<Integer, Boolean> tried = new TreeMap<>();

    /** @param ceiling a rate that is known to be too high, requests a second */
    KneeBracket(int ceiling) {
        this.ceiling = ceiling;
    }

    /** Takes in what was seen at a rate; what was said of it before is forgotten. */
    void tried(int perSecond, boolean kept) {
        tried.put(perSecond, kept);
    }

    /** The highest rate that kept it below the lowest that broke it; empty when there is none. */
    OptionalInt knee() {
        return tried.headMap(broken()).keySet().stream().mapToInt(rate -> rate).max();
    }

    private int broken() {
        return tried.entrySet().stream()
                .filter(rate -> !rate.getValue())
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(ceiling);
    }

    /** Rates that broke it though a higher one kept it: one of both was disturbed. */
    List<Integer> contradictions() {
        int highest = tried.entrySet().stream()
                .filter(Map.Entry::getValue)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
        return tried.headMap(highest).entrySet().stream()
                .filter(rate -> !rate.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rates to try next, at most {@value #AT_ONCE} rates; none when the knee is known well enough, or below all rates. */
    List<Integer> next() {
        double kept = knee().orElse(0);
        double broken = broken();
        if (kept == 0 || broken <= kept || broken - kept <= KneeSearch.RESOLUTION * kept) {
            return List.of();
        }
        List<Integer> next = new ArrayList<>();
        for (int i = 1; i <= AT_ONCE; i++) {
            int rate = (int) Math.round(kept * Math.pow(broken / kept, (double) i / (AT_ONCE + 1)));
            if (rate > kept && rate < broken && !next.contains(rate)) {
                next.add(rate);
            }
        }
        return next;
    }
}
