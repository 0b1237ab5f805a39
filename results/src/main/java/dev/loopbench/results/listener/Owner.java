package dev.loopbench.results.listener;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A process that has a socket open.
 *
 * @param name as the kernel has it, at most 15 characters
 * @param user its name, or its number where it has none
 * @param arguments of its command line, and JVM options from its environment; in no document, since they may hold secrets
 */
public record Owner(
        long pid, String name, String user, @JsonIgnore List<String> arguments) {

    public Owner {
        arguments = List.copyOf(arguments);
    }

    /** For a line of text: {@code redis-server (4711)}. */
    public String text() {
        return name + " (" + pid + ")";
    }
}
