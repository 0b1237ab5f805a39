package dev.loopbench.results.words;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.figures.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts the differences between transports into proportion to a request of the reader's own service. */
final class ServiceTimeWords {

    private static final double NANOS_PER_MICRO = 1e3;

    private final PanelFacts facts;

    ServiceTimeWords(PanelFacts facts) {
        this.facts = facts;
    }

    /**
     * Bounds all differences, undecided ones too, by the farther ends of their intervals: one that is undecided may be the faster one.
     * Empty for rates, which are no part of a request's time, and where the level of the reference is not known.
     *
     * @param reference the best cell
     * @param others all others against it
     * @param serviceTime more than 0
     */
    Optional<String> sentence(String reference, List<Comparison> others, Duration serviceTime) {
        if (facts.metric().unit() != Metric.Unit.MICROSECONDS || others.isEmpty()) {
            return Optional.empty();
        }
        double farthest = others.stream()
                .mapToDouble(other -> Math.max(other.high() - 1, 1 - other.low()))
                .max()
                .orElseThrow();
        return facts.level(reference)
                .map(level -> farthest * level / (serviceTime.toNanos() / NANOS_PER_MICRO))
                .map(share -> "In a request that takes " + text(serviceTime)
                        + " with one such exchange, none of these differences exceeds " + Phrases.percentAtMost(share)
                        + " (by their 95 % intervals).");
    }

    private static String text(Duration time) {
        double micros = time.toNanos() / NANOS_PER_MICRO;
        if (micros < 1e3) {
            return number(micros) + " µs";
        }
        return micros < 1e6 ? number(micros / 1e3) + " ms" : number(micros / 1e6) + " s";
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
