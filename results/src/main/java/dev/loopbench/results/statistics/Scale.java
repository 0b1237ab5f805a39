package dev.loopbench.results.statistics;

/** Where values of several forks are averaged. */
public enum Scale {
    /** As they are: shares, and whatever may be 0. */
    PLAIN,
    /** Their logarithms: times and rates, where differences are ratios. */
    LOG
}
