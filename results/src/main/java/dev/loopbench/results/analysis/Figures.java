package dev.loopbench.results.analysis;

import dev.loopbench.results.figures.ForkFigures;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.figures.RanOn;
import dev.loopbench.results.figures.Whereabouts;
import dev.loopbench.results.statistics.Distribution;
import dev.loopbench.results.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The figures of every fork, by its name.
 *
 * @param byName of forks that failed there are none
 */
public record Figures(Map<String, ForkFigures> byName) {

    /** All figures of a fork. */
    public Map<Metric, Double> of(ForkEntry fork) {
        ForkFigures figures = byName.get(fork.name());
        return figures == null ? Map.of() : figures.values();
    }

    /** The times of a fork's turns, ns, each by its round; see {@link ForkFigures#turns}. */
    public SortedMap<Integer, Double> turns(ForkEntry fork) {
        ForkFigures figures = byName.get(fork.name());
        return figures == null ? new TreeMap<>() : figures.turns();
    }

    /** The values of a metric, one of each fork that can tell it. */
    public List<Double> values(List<ForkEntry> forks, Metric metric) {
        return forks.stream()
                .flatMap(fork -> Stream.ofNullable(of(fork).get(metric)))
                .toList();
    }

    /** Where the scheduler had the ends of these forks run; empty where they were held, or have no figures. */
    public Optional<RanOn> ranOn(List<ForkEntry> forks) {
        return Whereabouts.together(forks.stream()
                .flatMap(fork -> Stream.ofNullable(byName.get(fork.name())))
                .flatMap(figures -> figures.whereabouts().stream())
                .toList());
    }

    /** The percentiles of a fork, µs; see {@link ForkFigures#curve}. */
    public List<Double> curve(ForkEntry fork) {
        ForkFigures figures = byName.get(fork.name());
        return figures == null ? List.of() : figures.curve();
    }

    /** How the round trips of these forks are distributed; empty where none has any. */
    public Optional<Distribution> distribution(List<ForkEntry> forks) {
        List<Distribution> known = forks.stream()
                .flatMap(fork -> Stream.ofNullable(byName.get(fork.name())))
                .flatMap(figures -> figures.distribution().stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Distribution.together(known));
    }

    /** The estimates of all metrics that these forks can tell. */
    public Map<String, Estimate> estimates(List<ForkEntry> forks) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Estimate.of(values(forks, metric), metric.scale())
                    .ifPresent(estimate -> estimates.put(metric.label(), estimate));
        }
        return estimates;
    }
}
