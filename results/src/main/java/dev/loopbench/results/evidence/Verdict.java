package dev.loopbench.results.evidence;

/** The verdict of a comparison. */
public enum Verdict {
    /** Better, beyond chance, beyond the band and beyond what the twins differ by. */
    FASTER,
    /** Worse, likewise. */
    SLOWER,
    /** Whatever difference there is lies inside the band. */
    EQUIVALENT,
    /** None of these can be said yet. */
    UNDECIDED;

    Verdict opposite() {
        return switch (this) {
            case FASTER -> SLOWER;
            case SLOWER -> FASTER;
            case EQUIVALENT, UNDECIDED -> this;
        };
    }
}
