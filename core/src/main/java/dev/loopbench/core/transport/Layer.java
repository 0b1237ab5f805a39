package dev.loopbench.core.transport;

import dev.loopbench.core.text.Printable;
import java.util.Optional;

/**
 * The layer that a transport puts upon the one below it, or upon the system calls of its floor: a row of a budget.
 *
 * @param name in tables, one line
 * @param below the name of the transport on whose API it is built, of which budgets must be possible as well; empty where it
 *     calls the kernel itself
 * @param meaning a few words for people
 * @param lever how to change it, one line; empty where nothing is known
 */
public record Layer(String name, Optional<String> below, String meaning, String lever) {

    /** Foreign text is made safe for a terminal. */
    public Layer {
        name = Printable.line(name);
        meaning = Printable.line(meaning);
        lever = Printable.line(lever);
    }

    /** One that calls the kernel itself. */
    public Layer(String name, String meaning, String lever) {
        this(name, Optional.empty(), meaning, lever);
    }

    /** The layer of a transport that says nothing about it: all that there is between the floor's calls and a session. */
    static Layer ofAll(String transport) {
        return new Layer(transport, "all that it adds to the floor's calls", "");
    }
}
