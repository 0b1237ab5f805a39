package dev.loopbench.core.pacing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The event that a client waits for before it sends: a response in a closed loop, in an open one the moment that a plan
 * intends.
 *
 * @param perSecond requests a second on all connections together, 1 to {@value #MAX_PER_SECOND}; 0 in a closed loop
 * @param arrivals how they follow each other; of no meaning in a closed loop
 */
public record Pace(int perSecond, Arrivals arrivals) {

    /** The highest rate that can be asked for. */
    public static final int MAX_PER_SECOND = 1_000_000;

    /** As fast as responses come. */
    public static final Pace CLOSED = new Pace(0, Arrivals.CONSTANT);

    /** The rate of the requests that compile what a request runs through. */
    public static final int PRIMING_PER_SECOND = 10_000;

    /** How long they take. */
    public static final Duration PRIMING = Duration.ofSeconds(1);

    private static final double NANOS_PER_SECOND = 1e9;

    /** How intended sends follow each other. */
    public enum Arrivals {
        /** At equal distances. */
        CONSTANT,
        /** At exponentially distributed distances, as from many clients that know nothing of each other. */
        POISSON;

        /** The name in options and tables. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The arrivals of that label.
         *
         * @throws IllegalArgumentException naming those there are
         */
        public static Arrivals of(String label) {
            return Arrays.stream(values())
                    .filter(arrivals -> arrivals.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no arrivals are called '" + label + "'; there are "
                            + Arrays.stream(values()).map(Arrivals::label).collect(Collectors.joining(", "))));
        }
    }

    public Pace {
        if (perSecond < 0 || perSecond > MAX_PER_SECOND) {
            throw new IllegalArgumentException(
                    "a rate of " + perSecond + " per second: allowed are 1 to " + MAX_PER_SECOND);
        }
    }

    /**
     * So many requests a second.
     *
     * @param perSecond 1 to {@value #MAX_PER_SECOND}
     */
    public static Pace of(int perSecond, Arrivals arrivals) {
        if (perSecond == 0) {
            throw new IllegalArgumentException("a rate of 0 per second: allowed are 1 to " + MAX_PER_SECOND);
        }
        return new Pace(perSecond, arrivals);
    }

    /**
     * Whether requests at {@link #PRIMING_PER_SECOND} come before the plan: at its own rate a fork would end before its code
     * is compiled.
     */
    public boolean isPrimed() {
        return open() && perSecond < PRIMING_PER_SECOND;
    }

    /** Whether there is a plan. */
    public boolean open() {
        return perSecond > 0;
    }

    /** The mean distance between two intended sends, ns; for an open loop. */
    public double gapNanos() {
        return NANOS_PER_SECOND / perSecond;
    }
}
