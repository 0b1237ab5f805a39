package dev.loopbench.results.budget;

/**
 * A piece of a round trip, or a difference between two.
 *
 * @param name in tables
 * @param cost how it comes about from what is measured
 * @param meaning a few words for people
 * @param lever what would change it; empty where there is nothing to say
 */
record Component(String name, Combination cost, String meaning, String lever) {

    /** One of which there is nothing to change. */
    static Component fixed(String name, Combination cost, String meaning) {
        return new Component(name, cost, meaning, "");
    }
}
