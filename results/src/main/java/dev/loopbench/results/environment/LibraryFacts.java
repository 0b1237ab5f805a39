package dev.loopbench.results.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeSet;

/** Versions of the suite, of the libraries that measure and of those that are measured; and the JVM that drives. */
final class LibraryFacts {

    private static final String VERSIONS = "versions.properties";

    private LibraryFacts() {}

    static void addTo(FactSheet sheet) {
        Properties versions = versions();
        for (String name : new TreeSet<>(versions.stringPropertyNames())) {
            sheet.put("versions", name, versions.getProperty(name));
        }
        sheet.put("driver", "jdk", Runtime.version().toString());
        sheet.put("driver", "vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        sheet.put("driver", "home", System.getProperty("java.home"));
    }

    /** Written by the build, since the one jar has no other trace of what went into it. */
    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = LibraryFacts.class.getResourceAsStream(VERSIONS)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + VERSIONS);
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }
}
