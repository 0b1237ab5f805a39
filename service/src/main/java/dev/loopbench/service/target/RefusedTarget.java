package dev.loopbench.service.target;

/** A target or an option of its protocol that cannot be used. The message is one line; nothing was sent. */
public final class RefusedTarget extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param problem one line: what was given and what is allowed */
    public RefusedTarget(String problem) {
        super(problem);
    }
}
