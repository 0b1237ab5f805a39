package dev.loopbench.results.evidence;

/** The rules for a panel, which may depend on how often it was looked at. */
@FunctionalInterface
public interface Rulebook {

    /**
     * The rules.
     *
     * @param blocks complete blocks of the panel
     */
    Rules after(int blocks);
}
