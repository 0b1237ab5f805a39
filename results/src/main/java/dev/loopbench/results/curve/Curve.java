package dev.loopbench.results.curve;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.results.figures.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The results of one transport at rising rates.
 *
 * @param transport its name
 * @param closedPerSecond the closed loop's throughput with as many connections and as large a window; absent when it could
 *     not be measured
 * @param promisedMicros the promise that the knees are about: 99 of 100 responses within so many µs
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

    /** The highest rate that kept the promise, by that answer, below the lowest that broke it; empty when there is none. */
    public Optional<CurvePoint> knee(Answer answer) {
        OptionalInt knee = bracket(answer).knee();
        return points.stream()
                .filter(point -> knee.isPresent() && point.perSecond() == knee.getAsInt())
                .findFirst();
    }

    /** Rates that broke the promise though a higher one kept it, also when they were repeated. */
    public List<Integer> contradictions(Answer answer) {
        return bracket(answer).contradictions();
    }

    /** The knee of the service itself, requests a second; absent when there is none. */
    @JsonProperty("serviceKneePerSecond")
    @Nullable
    Integer serviceKnee() {
        return knee(Answer.SERVICE).map(CurvePoint::perSecond).orElse(null);
    }

    /** The knee of the service on this machine, with its pauses. */
    @JsonProperty("machineKneePerSecond")
    @Nullable
    Integer machineKnee() {
        return knee(Answer.MACHINE).map(CurvePoint::perSecond).orElse(null);
    }

    private KneeBracket bracket(Answer answer) {
        KneeBracket bracket = new KneeBracket(Integer.MAX_VALUE);
        points.stream()
                .filter(point -> point.tells(answer))
                .forEach(point -> bracket.tried(point.perSecond(), point.keeps(promisedMicros, answer)));
        return bracket;
    }

    /** Which response times a promise is held against. */
    public enum Answer {
        /** Of all requests: what the machine under the service does to them is in it. */
        MACHINE(Metric.RESPONSE_P99_US, Metric.RESPONSE_MAX_US),
        /** Without those that met a pause of the platform: what the service itself does. */
        SERVICE(Metric.UNDISTURBED_P99_US, Metric.UNDISTURBED_MAX_US);

        private final Metric p99;
        private final Metric slowest;

        Answer(Metric p99, Metric slowest) {
            this.p99 = p99;
            this.slowest = slowest;
        }

        /** The 99th percentile. */
        Metric p99() {
            return p99;
        }

        /** The metric that decides where too few requests were seen for that. */
        Metric slowest() {
            return slowest;
        }
    }
}
