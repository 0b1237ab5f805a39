package dev.loopbench.results.faults;

/**
 * How a program ended.
 *
 * @param code its exit code; {@link #NEVER} if it had to be killed
 * @param text what it wrote to standard output and standard error
 * @param seconds how long it ran
 */
record Ended(int code, String text, double seconds) {

    static final int NEVER = -1;
}
