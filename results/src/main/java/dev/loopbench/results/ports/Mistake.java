package dev.loopbench.results.ports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.results.listener.Listener;
import org.jspecify.annotations.Nullable;

/**
 * Something about a listener that is probably not meant.
 *
 * @param kind for programs, such as {@code exposed-database}
 * @param listener which, as {@link Listener#text} has it
 * @param problem one sentence
 * @param remedy what to change
 * @param command that changes it; absent where it is a matter of configuration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mistake(
        String kind,
        String listener,
        String problem,
        String remedy,
        @Nullable String command) {

    /** One whose remedy is a matter of configuration. */
    Mistake(String kind, String listener, String problem, String remedy) {
        this(kind, listener, problem, remedy, null);
    }
}
