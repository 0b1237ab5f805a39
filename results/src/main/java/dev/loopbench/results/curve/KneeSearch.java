package dev.loopbench.results.curve;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks for the knee: the highest rate at which a promise is kept. It halves the distance between the highest rate that
 * kept it and the next above that did not. Rates below one that kept it do not matter: latency is often worse near idle.
 */
public final class KneeSearch {

    /** The knee is known to this part of itself. */
    static final double RESOLUTION = 0.05;

    /** The lowest rate that is tried, requests a second. */
    public static final int LOWEST = 10;

    private final int ceiling;
    private final SortedMap<Integer, Boolean> tried = new TreeMap<>();

    /** @param ceiling a rate that is not tried any more, since it is known to be too high, requests a second */
    public KneeSearch(int ceiling) {
        this.ceiling = ceiling;
    }

    /** Takes in what was seen at a rate. */
    public void tried(int perSecond, boolean kept) {
        tried.put(perSecond, kept);
    }

    /** The highest rate so far that kept the promise; empty when none did. */
    public OptionalInt knee() {
        return tried.entrySet().stream()
                .filter(Map.Entry::getValue)
                .mapToInt(Map.Entry::getKey)
                .max();
    }

    /** The rate to try next; empty when the knee is known well enough, or there is none. */
    public OptionalInt next() {
        int kept = knee().orElse(0);
        int broken = tried.tailMap(kept + 1).keySet().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(ceiling);
        int middle = kept + (broken - kept) / 2;
        boolean known = kept > 0 && broken - kept <= RESOLUTION * kept;
        return known || middle <= kept || middle < LOWEST ? OptionalInt.empty() : OptionalInt.of(middle);
    }
}
