package dev.loopbench.results.option;

import dev.loopbench.core.text.Printable;

/** The user asked for something that cannot be done; the message is one line and names the option. */
public final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param option as it is written
     * @param problem the value and what is allowed
     */
    public UnusableInput(String option, String problem) {
        super(option + " " + Printable.line(problem));
    }
}
