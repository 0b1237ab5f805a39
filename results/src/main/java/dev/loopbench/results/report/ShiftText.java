package dev.loopbench.results.report;

import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.text.Numbers;

/** The change of a figure from one run to another, as text. */
record ShiftText(Shift shift) {

    private static final String NONE = "-";

    String ratio() {
        Double ratio = shift.ratio();
        return ratio == null ? NONE : Numbers.ratio(ratio);
    }

    String interval() {
        Double low = shift.low();
        Double high = shift.high();
        return low == null || high == null ? NONE : Numbers.interval(low, high);
    }

    /** The ratio, with its interval where there is one. */
    String ratioWithInterval() {
        return shift.hasEvidence() ? ratio() + " (" + interval() + ")" : ratio();
    }

    String chance() {
        Double p = shift.p();
        return p == null ? NONE : Numbers.chance(p);
    }

    /** How many complete blocks there are in BASE and in NEW. */
    String blocks() {
        return shift.baseBlocks() + " + " + shift.newBlocks();
    }

    /** The verdict, or that there is none. */
    String verdict() {
        Verdict verdict = shift.verdict();
        return verdict == null ? "not evidence" : verdict.name();
    }
}
