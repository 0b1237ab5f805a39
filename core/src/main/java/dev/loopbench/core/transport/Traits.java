package dev.loopbench.core.transport;

import java.util.Objects;

/**
 * A transport's description of itself for those who choose among transports: profiles, the A/A control and the knobs of tuning.
 *
 * @param model how its ends wait for their connections
 * @param representsModel whether it is the one to measure where a plan has one transport of each model
 * @param library whose API it is built on, such as {@code netty}; empty for the JDK alone
 * @param settingOf the name of the transport that differs from it in one setting only; empty for a transport of its own. It is measured
 *     where a plan includes settings, or where somebody asks for it
 */
public record Traits(Model model, boolean representsModel, String library, String settingOf) {

    /** Those of a transport that says nothing: it is measured wherever a plan has all transports. */
    public static final Traits NONE = of(Model.OTHER);

    /** How the ends of a transport wait for their connections. */
    public enum Model {
        /** A platform thread for each connection, which waits in a read or a write. */
        THREADS,
        /** A virtual thread for each connection, which does the same. */
        VIRTUAL_THREADS,
        /** Threads that each wait for many connections at once; a server may be asked for several. */
        EVENT_LOOPS,
        /** Threads that run handlers of operations that have completed. */
        COMPLETIONS,
        /** Threads that never wait. */
        SPINNING,
        /** None of these. */
        OTHER
    }

    public Traits {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(settingOf, "settingOf");
    }

    /** Those of a transport on the JDK alone that does not represent its model. */
    public static Traits of(Model model) {
        return new Traits(model, false, "", "");
    }

    /** The same as the representative of the model. */
    public Traits representing() {
        return new Traits(model, true, library, settingOf);
    }

    /** The same on the API of a library. */
    public Traits on(String other) {
        return new Traits(model, representsModel, other, settingOf);
    }

    /** The traits of a transport that is this one with a setting, which represents nothing. */
    public Traits withSetting(String name) {
        return new Traits(model, false, library, name);
    }
}
