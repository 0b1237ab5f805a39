package dev.loopbench.service.client;

import java.util.SplittableRandom;

/** The moments at which requests of an open loop are due. For one thread at a time. */
public final class Arrivals {

    /** The distances between requests. */
    public enum Kind {
        /** At equal distances. */
        CONSTANT,
        /** At random and independent of each other: a Poisson process. */
        POISSON
    }

    private final Kind kind;
    private final double meanNanos;
    private final SplittableRandom random;
    private double next;

    /**
     * Begins with the first arrival one distance after the start.
     *
     * @param perSecond above 0
     */
    public Arrivals(Kind kind, double perSecond, long seed) {
        this.kind = kind;
        this.meanNanos = 1e9 / perSecond;
        this.random = new SplittableRandom(seed);
    }

    /** Begins anew. */
    public void start(long nanos) {
        // A random phase, so that turns do not all begin with the same pause.
        next = nanos + random.nextDouble() * meanNanos;
    }

    /** When the next request is due, ns. */
    public long next() {
        return (long) next;
    }

    /** Goes on to the one after that. */
    public void advance() {
        next += kind == Kind.CONSTANT ? meanNanos : -Math.log1p(-random.nextDouble()) * meanNanos;
    }
}
