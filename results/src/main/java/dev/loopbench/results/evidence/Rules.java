package dev.loopbench.results.evidence;

/**
 * When a difference counts.
 *
 * @param band what is too small to matter, as a share: above 0, at most 0.5
 * @param level the chance of any false finding in a panel: above 0, below 1
 */
public record Rules(double band, double level) {

    /** A difference of 1 % is too small to matter. */
    public static final double BAND = 0.01;

    /** Between two builds or two sets of options half of that is: they are alike in all else, and 1 % is to be found. */
    public static final double BAND_OF_VARIANTS = 0.005;

    /** The chance of any false finding in a panel. */
    public static final double LEVEL = 0.05;

    /** The largest band. */
    public static final double MOST = 0.5;

    public Rules {
        if (!(band > 0 && band <= MOST)) {
            throw new IllegalArgumentException("a band of " + band + ": allowed are more than 0, at most " + MOST);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level of " + level + ": allowed is what lies between 0 and 1");
        }
    }

    /** With that band and the usual level. */
    public static Rules ofBand(double band) {
        return new Rules(band, LEVEL);
    }

    Rules withLevel(double other) {
        return new Rules(band, other);
    }

    /** Twins that differ condemn a panel, so less chance is taken with them: a fifth. */
    double twinsLevel() {
        return level / 5;
    }

    /** The band on the scale of logarithms: a ratio of 1 + band, and its inverse. */
    double logBand() {
        return Math.log1p(band);
    }
}
