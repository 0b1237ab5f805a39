package dev.loopbench.results.terminal;

/** Exit codes of the program; 0 is success. */
public final class ExitCode {

    /** Something failed, a verdict is against the build, or nothing was measured. */
    public static final int FAILED = 1;

    /** The input cannot be used; nothing was measured and nothing was changed. */
    public static final int UNUSABLE = 2;

    private ExitCode() {}
}
