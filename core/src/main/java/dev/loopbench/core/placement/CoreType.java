package dev.loopbench.core.placement;

import java.util.Locale;

/** The kind of core that a hardware thread belongs to, on machines that have more than one. */
public enum CoreType {
    /** The fastest there are; every core of a machine whose cores are alike. */
    PERFORMANCE,
    /** Slower ones that need less power. */
    EFFICIENCY;

    /** The name in texts and documents, such as {@code performance}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
