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

    /**
     * A plan that takes about that long.
     *
     * @param most blocks; fewer where a turn would otherwise be shorter than {@code leastTurnNanos}
     * @param turnNanos of a target, if there is room for it
     * @param leastTurnNanos below which a turn would bring next to nothing
     * @param shares the turns of a round together, in turns of a target
     */
    public static TurnPlan of(
            long totalNanos, int most, long turnNanos, long leastTurnNanos, double shares, long seed) {
        int blocks = (int) Math.max(1, Math.min(most, totalNanos / (leastTurnNanos * shares)));
        long block = totalNanos / blocks;
        long turn = Math.min(turnNanos, (long) (block / shares));
        int rounds = (int) Math.max(1, Math.round(block / (turn * shares)));
        return new TurnPlan(blocks, rounds, turn, seed);
    }
}
