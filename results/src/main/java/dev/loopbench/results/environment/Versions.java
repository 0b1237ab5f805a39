package dev.loopbench.results.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeSet;

/** The versions that the build was made of: written by Maven, since the one jar has no other trace of them. */
public final class Versions {

    private static final String FILE = "versions.properties";

    private Versions() {}

    /** The version of the suite itself. */
    public static String ofSuite() {
        return ofThisBuild().getProperty("loopbench");
    }

    /** Name → version of the suite and its libraries. */
    private static Properties ofThisBuild() {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + FILE);
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** The facts about the suite, the libraries that measure and those that are measured, and the JVM that drives. */
    static void addTo(FactSheet sheet) {
        Properties versions = ofThisBuild();
        for (String name : new TreeSet<>(versions.stringPropertyNames())) {
            sheet.put("versions", name, versions.getProperty(name));
        }
        sheet.put("driver", "jdk", Runtime.version().toString());
        sheet.put("driver", "vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        sheet.put("driver", "home", System.getProperty("java.home"));
    }
}
