package dev.loopbench.results.curve;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one transport does at rising rates.
 *
 * @param transport its name
 * @param closedPerSecond the closed loop's throughput with as many connections and as large a window; absent when it could
 *     not be measured
 * @param promisedMicros the promise that the knee is about: 99 of 100 responses within so many µs
 * @param points in ascending order of rates, those of the search for the knee among them
 * @param trouble why there is no curve; absent when there is one
 */
public record Curve(
        String transport,
        @Nullable Double closedPerSecond,
        double promisedMicros,
        List<CurvePoint> points,
        @Nullable String trouble) {

    public Curve {
        points = points.stream()
                .sorted(Comparator.comparingInt(CurvePoint::perSecond))
                .toList();
    }

    /** The highest rate that kept the promise; empty when none did. */
    public Optional<CurvePoint> knee() {
        return points.stream()
                .filter(point -> point.keeps(promisedMicros))
                .max(Comparator.comparingInt(CurvePoint::perSecond));
    }
}
