package dev.loopbench.results.evidence;

import java.util.SplittableRandom;

/**
 * Blocks of a run of equal cells and an A/A control, as times of laps. Time goes on with what is measured, half a
 * millisecond for each turn, and four seconds to start the forks of a block: all of them first where they take turns,
 * else each before it runs.
 */
final class SimulatedRounds {

    private static final double TURN_OVERHEAD_MILLIS = 0.5;
    private static final double START_MILLIS = 4_000;
    private static final double SPIKES = 0.01;

    private final Scenario scenario;
    private final int rounds;
    private final SplittableRandom random;
    private final MachineStates states;
    private final double driftSize;
    private final double driftMillis;
    private final double driftPhase;
    private double millis;
    private double slowdowns;
    private int laps;

    /** @param rounds of a block, each with a turn of every cell */
    SimulatedRounds(long seed, Scenario scenario, int rounds) {
        this.scenario = scenario;
        this.rounds = rounds;
        // Seeds that follow each other give streams that do not.
        random = new SplittableRandom(new SplittableRandom(seed).nextLong());
        states = new MachineStates(random.split(), scenario.sojourns());
        driftSize = random.nextDouble(0.01, 0.05);
        driftMillis = random.nextDouble(20_000, 200_000);
        driftPhase = random.nextDouble(2 * Math.PI);
    }

    /** Logarithms of the times of laps by cell, round and lap; the last cell is the A/A control of the first. */
    double[][][] block() {
        slowdowns = 0;
        laps = 0;
        int cells = scenario.cells() + 1;
        double[] forks = new double[cells];
        int[] order = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            forks[cell] = fork();
            order[cell] = cell;
        }
        double[][][] times = new double[cells][rounds][Scenario.LAPS];
        if (scenario.scheme() == Scenario.Scheme.TURNS) {
            millis += START_MILLIS;
            for (int round = 0; round < rounds; round++) {
                shuffle(order);
                for (int cell : order) {
                    turn(cell, forks[cell], times[cell][round]);
                }
            }
        } else {
            shuffle(order);
            for (int cell : order) {
                millis += START_MILLIS / cells;
                for (double[] turn : times[cell]) {
                    turn(cell, forks[cell], turn);
                }
            }
        }
        return times;
    }

    /** The mean logarithm of the machine's slowdown over the laps of the last block. */
    double slowdown() {
        return slowdowns / laps;
    }

    private double fork() {
        boolean outlier = random.nextDouble() < scenario.forks().outliers();
        return scenario.forks().noise() * random.nextGaussian()
                + (outlier ? Math.log(random.nextDouble(1.05, 1.25)) : 0);
    }

    private void turn(int cell, double fork, double[] times) {
        millis += TURN_OVERHEAD_MILLIS;
        double exponent = scenario.exponents().get(cell % scenario.cells());
        double turn = fork + scenario.laps().turnNoise() * random.nextGaussian();
        double drift = driftSize * Math.sin(driftPhase + 2 * Math.PI * millis / driftMillis);
        for (int lap = 0; lap < times.length; lap++) {
            double spike = random.nextDouble() < SPIKES ? Math.log(random.nextDouble(1.5, 4)) : 0;
            double noise = scenario.laps().noise() * random.nextGaussian();
            double slowdown = states.logAt(millis);
            times[lap] = turn + drift + exponent * slowdown + noise + spike;
            slowdowns += slowdown;
            laps++;
            millis += scenario.laps().millis() * Math.exp(times[lap]);
        }
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int cell = order[i];
            order[i] = order[other];
            order[other] = cell;
        }
    }
}
