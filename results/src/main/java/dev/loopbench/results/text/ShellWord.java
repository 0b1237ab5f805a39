package dev.loopbench.results.text;

/** An argument as a POSIX shell takes it for one word, so that a command that is shown can be pasted. */
public final class ShellWord {

    private static final String PLAIN = "[\\w@%+=:,./-]+";

    private ShellWord() {}

    /** The argument, in single quotes where the shell would split or expand it. */
    public static String of(String argument) {
        return argument.matches(PLAIN) ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
