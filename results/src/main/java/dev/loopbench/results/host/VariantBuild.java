package dev.loopbench.results.host;

import dev.loopbench.core.process.PrivateChannel;
import dev.loopbench.results.plan.Variant;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The classes that a variant's host and forks run on.
 *
 * @param classPath the variant's jars alone where one holds the suite, else these and then this build
 * @param hostClass the name of the host's main class; packages of another build may have other names
 */
record VariantBuild(String classPath, String hostClass) {

    private static final String SUITE = "dev/loopbench/";
    private static final String CLASS = ".class";

    /**
     * Looks into the variant's jars.
     *
     * @throws IOException when one cannot be read, or holds a build that is too old to be measured with this one
     */
    static VariantBuild of(Variant variant) throws IOException {
        List<String> jars = new ArrayList<>(variant.classPath());
        for (String jar : variant.classPath()) {
            try (JarFile file = new JarFile(jar)) {
                Optional<String> host = name(file, ForkHost.class);
                if (host.isPresent() && name(file, PrivateChannel.class).isEmpty()) {
                    throw new IOException(
                            variant.name() + ": the build in " + jar
                                    + " answers on standard output, which this one does not read: it is too old to be measured with it");
                }
                if (host.isPresent()) {
                    return new VariantBuild(String.join(File.pathSeparator, jars), host.get());
                }
            }
        }
        jars.add(System.getProperty("java.class.path"));
        return new VariantBuild(String.join(File.pathSeparator, jars), ForkHost.class.getName());
    }

    /** The full name of the suite's class with that simple name in a jar. */
    private static Optional<String> name(JarFile jar, Class<?> type) {
        String end = "/" + type.getSimpleName() + CLASS;
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(entry -> entry.startsWith(SUITE) && entry.endsWith(end))
                .map(entry ->
                        entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'))
                .findFirst();
    }
}
