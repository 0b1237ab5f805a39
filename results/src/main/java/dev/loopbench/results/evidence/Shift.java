package dev.loopbench.results.evidence;

import org.jspecify.annotations.Nullable;

/**
 * The change of one metric of one cell from one run to another.
 *
 * @param baseBlocks on how many complete blocks it rests in the run that is held against
 * @param newBlocks likewise in the run that is judged
 * @param ratio new ÷ base; absent when one of the two has no value
 * @param low lower end of the interval of the ratio; absent with too few blocks
 * @param high upper end; likewise
 * @param p the chance of such a finding where nothing changed, adjusted for all verdicts of the panel if this is one;
 *     likewise
 * @param verdict absent where none is given
 */
public record Shift(
        int baseBlocks,
        int newBlocks,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double p,
        @Nullable Verdict verdict) {

    /** Whether it rests on enough blocks to say anything. */
    public boolean hasEvidence() {
        return low != null;
    }

    /** Whether it has a verdict, and that is another than {@link Verdict#UNDECIDED}. */
    public boolean decides() {
        return verdict != null && verdict != Verdict.UNDECIDED;
    }

    /** On the scale of logarithms, whichever side it is to; 0 when it is not known. */
    double size() {
        return ratio == null ? 0 : Math.abs(Math.log(ratio));
    }

    /** The same with another verdict. */
    public Shift withVerdict(Verdict other) {
        return with(p, other);
    }

    Shift with(@Nullable Double otherP, @Nullable Verdict otherVerdict) {
        return new Shift(baseBlocks, newBlocks, ratio, low, high, otherP, otherVerdict);
    }
}
