package dev.loopbench.results.evidence;

import dev.loopbench.results.evidence.MachineStates.Sojourns;
import java.util.List;

/**
 * A machine and a way to measure on it.
 *
 * @param name for tables
 * @param sojourns of the machine's states
 * @param scheme whether cells take turns
 * @param figure of a turn
 * @param forks how much forks of one cell differ
 * @param exponents how much a state affects each ordinary cell: its slowdown to that power; the A/A control has that of
 *     the first
 * @param laps noise of what is measured
 */
record Scenario(
        String name, Sojourns sojourns, Scheme scheme, Figure figure, Forks forks, List<Double> exponents, Laps laps) {

    static final int LAPS = 5;

    /** When forks of a block run. */
    enum Scheme {
        /** In rounds, one turn each, in an order shuffled every round. */
        TURNS,
        /** One after the other, in an order shuffled every block. */
        SEQUENTIAL
    }

    /** What a turn says. */
    enum Figure {
        /** The median of its laps, as for latency. */
        MEDIAN,
        /** The mean of its laps, as for throughput. */
        MEAN
    }

    /**
     * How forks of one cell differ.
     *
     * @param noise standard deviation of their logarithms
     * @param outliers share of forks that are 5 to 25 % slower
     */
    record Forks(double noise, double outliers) {}

    /**
     * What laps scatter by.
     *
     * @param millis of a lap in a calm machine
     * @param noise standard deviation of the logarithm from lap to lap
     * @param turnNoise standard deviation of the logarithm from turn to turn
     */
    record Laps(double millis, double noise, double turnNoise) {}

    private static final List<Double> SLOWDOWNS = List.of(1.0, 1.2, 1.3);
    private static final List<Double> CALM_MOST = List.of(0.7, 0.2, 0.1);
    private static final List<Double> CALM_LESS = List.of(0.45, 0.3, 0.25);
    private static final List<Double> COMMON = List.of(1.0, 1.0, 1.0, 1.0);
    private static final List<Double> UNLIKE = List.of(1.1, 0.8, 1.2, 0.95);
    private static final List<Double> NEARLY_ALIKE = List.of(1.02, 0.98, 1.03, 0.99);
    private static final Forks GOOD = new Forks(0.002, 0);
    private static final Forks WORSE = new Forks(0.003, 0.05);
    private static final Laps SAME_CORE = new Laps(0.8, 0.015, 0.003);
    private static final Laps CROSS_CORE = new Laps(3, 0.015, 0.17);

    /** One regime of sojourns, or all of them mixed. */
    static final Scenario MIXED = of("mixed", 5, 10_000);

    static final Scenario OUTLIERS = MIXED.named("mixed, outlier forks").with(WORSE);

    static final Scenario BUILDS = OUTLIERS.named("two builds, outlier forks").with(List.of(1.0, 1.0), MIXED.sojourns);

    /** How forks ran before there were turns. */
    static final Scenario SEQUENTIAL = MIXED.named("mixed, sequential").with(Scheme.SEQUENTIAL);

    static final List<Scenario> ALL = List.of(
            of("calm", 1e9, 1e9),
            of("5 ms", 5, 5),
            of("50 ms", 50, 50),
            of("500 ms", 500, 500),
            of("5-10 s", 5_000, 10_000),
            MIXED,
            of("5 ms, busy", 5, 5).with(COMMON, CALM_LESS, 5, 5),
            of("50 ms, busy", 50, 50).with(COMMON, CALM_LESS, 50, 50),
            MIXED.named("mixed, busy").with(COMMON, CALM_LESS, 5, 10_000),
            MIXED.named("mixed, mean of a turn").with(Figure.MEAN),
            OUTLIERS,
            MIXED.named("mixed, nearly alike cells").with(NEARLY_ALIKE, MIXED.sojourns),
            MIXED.named("mixed, unlike cells").with(UNLIKE, MIXED.sojourns),
            MIXED.named("two builds").with(List.of(1.0, 1.0), MIXED.sojourns),
            BUILDS,
            new Scenario(
                    "cross-core",
                    new Sojourns(20, 80, List.of(1.0, 1.3), List.of(0.5, 0.5)),
                    Scheme.TURNS,
                    Figure.MEDIAN,
                    GOOD,
                    COMMON,
                    CROSS_CORE),
            SEQUENTIAL,
            of("500 ms, sequential", 500, 500).with(Scheme.SEQUENTIAL));

    private static Scenario of(String name, double leastMillis, double mostMillis) {
        List<Double> shares = leastMillis > 1e6 ? List.of(1.0) : CALM_MOST;
        return new Scenario(
                name,
                new Sojourns(leastMillis, mostMillis, SLOWDOWNS, shares),
                Scheme.TURNS,
                Figure.MEDIAN,
                GOOD,
                COMMON,
                SAME_CORE);
    }

    /** Without the A/A control. */
    int cells() {
        return exponents.size();
    }

    /** By how much a state affects the last ordinary cell more than the first. */
    double unlikeness() {
        return exponents.get(cells() - 1) - exponents.get(0);
    }

    private Scenario named(String other) {
        return new Scenario(other, sojourns, scheme, figure, forks, exponents, laps);
    }

    private Scenario with(Scheme other) {
        return new Scenario(name, sojourns, other, figure, forks, exponents, laps);
    }

    private Scenario with(Figure other) {
        return new Scenario(name, sojourns, scheme, other, forks, exponents, laps);
    }

    private Scenario with(Forks other) {
        return new Scenario(name, sojourns, scheme, figure, other, exponents, laps);
    }

    private Scenario with(List<Double> otherExponents, Sojourns others) {
        return new Scenario(name, others, scheme, figure, forks, otherExponents, laps);
    }

    private Scenario with(List<Double> otherExponents, List<Double> shares, double leastMillis, double mostMillis) {
        return with(otherExponents, new Sojourns(leastMillis, mostMillis, SLOWDOWNS, shares));
    }
}
