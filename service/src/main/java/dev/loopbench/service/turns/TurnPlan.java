package dev.loopbench.service.turns;

/**
 * How contenders take turns.
 *
 * @param blocks how many; each opens all connections anew and gives one value of each figure
 * @param rounds of a block; in each, every contender has one turn, in an order that is shuffled
 * @param turnNanos how long a service's turn takes
 * @param seed of the shuffling
 */
public record TurnPlan(int blocks, int rounds, long turnNanos, long seed) {

    /** A plan that takes about that long. */
    public static TurnPlan of(long totalNanos, int blocks, long turnNanos, double sharesOfRound, long seed) {
        long block = totalNanos / blocks;
        long turn = Math.min(turnNanos, (long) (block / sharesOfRound));
        int rounds = (int) Math.max(1, Math.round(block / (turn * sharesOfRound)));
        return new TurnPlan(blocks, rounds, turn, seed);
    }
}
