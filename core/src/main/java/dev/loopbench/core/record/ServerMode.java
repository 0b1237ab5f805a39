package dev.loopbench.core.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the server lives. */
public enum ServerMode {
    /** In a JVM of its own. */
    PROCESS,
    /** In the client's JVM. */
    IN_PROCESS;

    /** The name in options and tables, such as {@code in-process}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The mode of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static ServerMode of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "': allowed are "
                        + Arrays.stream(values()).map(ServerMode::label).collect(Collectors.joining(", "))));
    }
}
