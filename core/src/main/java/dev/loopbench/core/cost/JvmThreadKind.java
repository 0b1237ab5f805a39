package dev.loopbench.core.cost;

import java.util.regex.Pattern;

/**
 * The work of a thread of a JVM, told by its name as HotSpot gives it and the kernel cuts it.
 */
public enum JvmThreadKind {
    /** Compiles methods. */
    COMPILER("C[12] Compiler.*|JVMCI.*"),
    /** Collects garbage; {@code VM Thread} does so for the serial collector, which has no thread of its own. */
    COLLECTOR("VM Thread|GC Thread#.*|G1 .*|ParGC .*|Shenandoah.*|Z(Director|Driver|Worker|Stat|Unc|Unm).*"),
    /** Anything else, the application's own threads included. */
    OTHER(".*");

    private final Pattern names;

    JvmThreadKind(String names) {
        this.names = Pattern.compile(names);
    }

    /** @param name of a thread, as in {@code /proc/…/comm} */
    public static JvmThreadKind of(String name) {
        for (JvmThreadKind kind : values()) {
            if (kind.names.matcher(name).matches()) {
                return kind;
            }
        }
        return OTHER;
    }
}
