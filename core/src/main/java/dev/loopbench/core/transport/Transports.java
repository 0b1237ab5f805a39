package dev.loopbench.core.transport;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The registry: every transport on the class path, by name. */
public final class Transports {

    private final Map<String, Transport> byName;

    private Transports(Map<String, Transport> byName) {
        this.byName = byName;
    }

    /**
     * Loads every provider.
     *
     * @throws IllegalStateException when two have the same name, or one that of a {@link Floor}
     */
    public static Transports load() {
        Map<String, Transport> byName = new TreeMap<>();
        for (Transport transport : ServiceLoader.load(Transport.class)) {
            if (Floor.of(transport.name()).isPresent()) {
                throw new IllegalStateException(
                        transport.getClass().getName() + " has the name of a floor: " + transport.name());
            }
            Transport other = byName.put(transport.name(), transport);
            if (other != null) {
                throw new IllegalStateException("two transports are called " + transport.name() + ": "
                        + other.getClass().getName() + " and "
                        + transport.getClass().getName());
            }
        }
        return new Transports(Collections.unmodifiableMap(byName));
    }

    /** All of them in the order of their names. */
    public Collection<Transport> all() {
        return byName.values();
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public Transport named(String name) {
        Transport transport = byName.get(name);
        if (transport == null) {
            throw new IllegalArgumentException(
                    "no transport is called '" + name + "'; there are " + String.join(", ", byName.keySet()));
        }
        return transport;
    }
}
