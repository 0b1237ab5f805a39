package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many of a fork's steady slices were quiet, and what disturbed the others.
 *
 * @param quiet of the steady ones
 * @param steady in all
 * @param disturbed how many each cause disturbed; a slice may have several, and a cause without any is absent
 */
public record QuietCount(int quiet, int steady, Map<Disturbance, Integer> disturbed) {

    /** A cause that is in fewer of the disturbed slices is not told: it did not make the fork what it is. */
    private static final double PREVAILING = 1.0 / 3;

    /** @param slices all of a fork */
    public static QuietCount of(List<JudgedSlice> slices) {
        List<JudgedSlice> steady = slices.stream().filter(JudgedSlice::steady).toList();
        Map<Disturbance, Integer> disturbed = new EnumMap<>(Disturbance.class);
        steady.forEach(slice -> slice.disturbances().forEach(cause -> disturbed.merge(cause, 1, Integer::sum)));
        int quiet = (int) steady.stream().filter(JudgedSlice::quiet).count();
        return new QuietCount(quiet, steady.size(), disturbed);
    }

    /** The count and the prevailing causes, the most frequent first, as in tables. */
    public String text() {
        String causes = Arrays.stream(Disturbance.values())
                .filter(cause -> count(cause) > 0 && count(cause) >= PREVAILING * (steady - quiet))
                .sorted(Comparator.comparingInt(this::count).reversed())
                .map(cause -> cause.label() + " in " + count(cause))
                .collect(Collectors.joining(", "));
        return quiet + " of " + steady + " slices quiet" + (causes.isEmpty() ? "" : " (" + causes + ")");
    }

    private int count(Disturbance cause) {
        return disturbed.getOrDefault(cause, 0);
    }
}
