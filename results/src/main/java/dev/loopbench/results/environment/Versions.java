package dev.loopbench.results.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that the build was made of: written by Maven, since the one jar has no other trace of them. */
public final class Versions {

    private static final String FILE = "versions.properties";

    private Versions() {}

    /** The version of the suite itself. */
    public static String ofSuite() {
        return ofThisBuild().getProperty("loopbench");
    }

    /** Name → version of the suite and its libraries. */
    static Properties ofThisBuild() {
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
}
