package dev.loopbench.service.turns;

import java.util.Map;

/** Hears how far a measurement is. Called between turns. */
public interface TurnProgress {

    /** The contenders are warming up. */
    void warming(double seconds);

    /**
     * A block is finished.
     *
     * @param number from 1
     * @param all how many there will be
     * @param block contender → what it brought
     */
    void block(int number, int all, Map<Contender, BlockRecord> block);
}
