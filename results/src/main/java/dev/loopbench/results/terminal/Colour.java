package dev.loopbench.results.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** When words are coloured. They stay words: nothing is told by colour alone. */
public enum Colour {
    /** On terminals, unless {@code NO_COLOR} is set, see no-color.org, or the terminal is dumb. */
    AUTO,
    ALWAYS,
    NEVER;

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a stream is coloured. */
    boolean isOn(boolean isTerminal, Map<String, String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                isTerminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
    }

    /**
     * The one of that label.
     *
     * @throws IllegalArgumentException naming all
     */
    public static Colour of(String label) {
        return Arrays.stream(values())
                .filter(colour -> colour.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "': allowed are "
                        + Arrays.stream(values()).map(Colour::label).collect(Collectors.joining(", "))));
    }
}
