package dev.loopbench.core.pacing;

import java.util.SplittableRandom;

/**
 * When the requests of one connection are meant to leave, whatever becomes of them: ns after the beginning of the plan,
 * one after the other, without end. A plan is never late; only those who follow it are.
 *
 * <p>Constant arrivals go to the connections in turns. Poisson arrivals are one process for each connection, since
 * such processes add up to one of the sum of their rates.
 */
final class Schedule {

    private final Pace pace;
    private final int connections;
    private final SplittableRandom random;
    private long turn;
    private double due;

    /**
     * @param pace of all connections together, that of an open loop
     * @param connection its number, from 0
     * @param connections how many there are
     * @param seed of random arrivals: equal seeds give equal plans
     */
    Schedule(Pace pace, int connection, int connections, long seed) {
        this.pace = pace;
        this.connections = connections;
        this.turn = connection;
        // Connections and seeds are small and near each other; what is drawn from them must not be.
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong() + connection);
        this.due = isPoisson() ? distance() : pace.gapNanos() * connection;
    }

    /** When the next request is meant to leave, ns after the plan's beginning. */
    long due() {
        return (long) due;
    }

    /** Goes on to the request after it. */
    void next() {
        turn += connections;
        due = isPoisson() ? due + distance() : pace.gapNanos() * (double) turn;
    }

    private boolean isPoisson() {
        return pace.arrivals() == Pace.Arrivals.POISSON;
    }

    /** Exponential, by inversion. */
    private double distance() {
        return -Math.log1p(-random.nextDouble()) * pace.gapNanos() * connections;
    }
}
