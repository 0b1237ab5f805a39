package dev.loopbench.results.evidence;

/**
 * How much of the chance of a false finding each look at a growing run may spend, so that looking often and stopping
 * when something is found costs no more than one look would.
 *
 * <p>The levels of all looks add up to no more than that of one (Bonferroni over looks). The first, at six blocks, gets
 * just enough for a finding to be possible at all, 2 ÷ 2⁶; the k-th gets 1 ÷ (k(k-1)) of the rest, which adds up to it.
 */
public final class AlphaSpending {

    private static final int FIRST_BLOCKS = 6;
    private static final double FIRST_LEVEL = 0.032;
    private static final double GROWTH = 1.2;
    private static final int LEAST_STEP = 2;

    private final Rules rules;

    /** @param rules for one look; its level is what all looks together spend, at least {@value #FIRST_LEVEL} */
    public AlphaSpending(Rules rules) {
        if (rules.level() <= FIRST_LEVEL) {
            throw new IllegalArgumentException(
                    "a level of " + rules.level() + ": the first look alone spends " + FIRST_LEVEL);
        }
        this.rules = rules;
    }

    /** After how many complete blocks a look is taken, from 1: 6, 8, 10, 12, 14, 17, and so on by a fifth. */
    static int blocks(int look) {
        int blocks = FIRST_BLOCKS;
        for (int i = 1; i < look; i++) {
            blocks += Math.max(LEAST_STEP, (int) Math.round(blocks * (GROWTH - 1)));
        }
        return blocks;
    }

    /** How many complete blocks the look after that many takes. */
    public static int next(int blocks) {
        int look = 1;
        while (blocks(look) <= blocks) {
            look++;
        }
        return blocks(look);
    }

    /** Whether a look is taken after so many blocks. */
    public static boolean isLook(int blocks) {
        return next(blocks - 1) == blocks;
    }

    /** Between two looks those of the next: whoever looks then has spent it. */
    public Rules after(int blocks) {
        int look = 1;
        while (blocks(look) < blocks) {
            look++;
        }
        return rules(look);
    }

    /** The rules of a look, from 1. */
    Rules rules(int look) {
        return rules.withLevel(look == 1 ? FIRST_LEVEL : (rules.level() - FIRST_LEVEL) / (look * (look - 1.0)));
    }
}
