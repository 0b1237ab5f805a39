package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many of a fork's steady laps were quiet, and what disturbed its slices.
 *
 * @param quiet of the steady laps
 * @param laps steady ones in all
 * @param slices that were not quiet throughout
 * @param disturbed how many slices each cause disturbed; a slice may have several, and a cause without any is absent
 */
public record QuietCount(int quiet, int laps, int slices, Map<Disturbance, Integer> disturbed) {

    /** A cause that is in fewer of the disturbed slices is not told: it did not make the fork what it is. */
    private static final double PREVAILING = 1.0 / 3;

    /** @param slices all of a fork */
    public static QuietCount of(List<JudgedSlice> slices) {
        Map<Disturbance, Integer> disturbed = new EnumMap<>(Disturbance.class);
        List<JudgedSlice> notQuiet = slices.stream()
                .filter(slice -> slice.steady() && !slice.quiet())
                .toList();
        notQuiet.forEach(slice -> slice.disturbances().forEach(cause -> disturbed.merge(cause, 1, Integer::sum)));
        return new QuietCount(
                slices.stream().mapToInt(JudgedSlice::quietSteadyLaps).sum(),
                slices.stream().mapToInt(JudgedSlice::steadyLaps).sum(),
                notQuiet.size(),
                disturbed);
    }

    /** The count and the prevailing causes, the most frequent first, as in tables. */
    public String text() {
        String causes = Arrays.stream(Disturbance.values())
                .filter(cause -> count(cause) > 0 && count(cause) >= PREVAILING * slices)
                .sorted(Comparator.comparingInt(this::count).reversed())
                .map(Disturbance::label)
                .collect(Collectors.joining(", "));
        return quiet + " of " + laps + " laps quiet" + (causes.isEmpty() ? "" : " (" + causes + ")");
    }

    private int count(Disturbance cause) {
        return disturbed.getOrDefault(cause, 0);
    }
}
