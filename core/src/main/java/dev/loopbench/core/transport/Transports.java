package dev.loopbench.core.transport;

import dev.loopbench.core.text.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The registry: every transport on the class path, by name. One that cannot be used, since it throws, hangs, or has no name of its
 * own, is set apart with the reason; the others are not affected. Those of the suite come first, so that none of them can be
 * replaced by another jar on the class path.
 */
public final class Transports {

    /** The time that a transport may take to be made and to say its name. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+-]{0,39}");
    private static final String OWN = "dev.loopbench.";

    private final Map<String, Transport> byName = new TreeMap<>();
    private final Map<String, String> unusable = new TreeMap<>();

    private Transports() {}

    /** Loads every provider. */
    public static Transports load() {
        return load(LIMIT);
    }

    /** The same with another limit to what a transport may take. */
    static Transports load(Duration limit) {
        return load(names -> false, limit);
    }

    /** Loads providers until these are found, so that a measured process runs no foreign code that it does not need. */
    public static Transports loadUntil(Collection<String> wanted) {
        return load(names -> names.containsAll(wanted), LIMIT);
    }

    private static Transports load(Predicate<Set<String>> isEnough, Duration limit) {
        Transports transports = new Transports();
        List<ServiceLoader.Provider<Transport>> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Transport>> found =
                ServiceLoader.load(Transport.class).stream().iterator();
        while (transports.next(found, providers)) {}
        providers.sort(
                Comparator.comparing(provider -> !provider.type().getName().startsWith(OWN)));
        for (ServiceLoader.Provider<Transport> provider : providers) {
            if (!isEnough.test(transports.byName.keySet())) {
                transports.add(provider, limit);
            }
        }
        return transports;
    }

    /** Takes one more provider; false when there is none. */
    private boolean next(
            Iterator<ServiceLoader.Provider<Transport>> found, List<ServiceLoader.Provider<Transport>> providers) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            providers.add(found.next());
        } catch (ServiceConfigurationError e) {
            // The message names the class, or the file that registers it.
            String message = Printable.firstLine(String.valueOf(e.getMessage()), "a provider");
            unusable.put(
                    message.replaceFirst("^" + Pattern.quote(Transport.class.getName()) + ": ", ""),
                    "cannot be loaded");
        }
        return true;
    }

    private void add(ServiceLoader.Provider<Transport> provider, Duration limit) {
        String type = provider.type().getName();
        try {
            Transport transport = Limited.call(type, provider::get, limit);
            String name = Limited.call(type, transport::name, limit);
            String trouble = trouble(name);
            if (trouble.isEmpty()) {
                byName.put(name, transport);
            } else {
                unusable.put(type, trouble);
            }
        } catch (Limited.Failed e) {
            unusable.put(type, String.valueOf(e.getMessage()));
        }
    }

    private String trouble(String name) {
        if (name == null || name.isBlank()) {
            return "has no name";
        }
        if (!NAME.matcher(name).matches()) {
            return "has the name '" + Printable.line(name)
                    + "': allowed are up to 40 lower-case letters, digits, dots, dashes and underscores";
        }
        if (Floor.of(name).isPresent()) {
            return "has the name of a floor: " + name;
        }
        Transport other = byName.get(name);
        return other == null
                ? ""
                : "has the name of another transport, " + name + ", which is "
                        + other.getClass().getName();
    }

    /** Those that can be used, in the order of their names. */
    public Collection<Transport> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The others: class → why it cannot be used, one line. */
    public Map<String, String> unusable() {
        return Collections.unmodifiableMap(unusable);
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
