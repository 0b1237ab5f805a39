package dev.loopbench.results.host;

import dev.loopbench.core.jdk.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The key of an archive of classes, one word for all that it depends on: the JDK, the options, and every entry of the class path
 * with its size and the time of its last change.
 *
 * @param text letters and digits
 */
record ArchiveKey(String text) {

    private static final int CHARACTERS = 32;

    /**
     * Of JVMs with the class path of this one.
     *
     * @throws IOException when an entry of it is gone
     */
    static ArchiveKey of(Jdk jdk, List<String> options) throws IOException {
        return of(jdk, options, System.getProperty("java.class.path"));
    }

    static ArchiveKey of(Jdk jdk, List<String> options, String classPath) throws IOException {
        List<String> parts = new ArrayList<>(options);
        parts.add(jdk.launcher().toAbsolutePath().toString());
        parts.add(jdk.version().toString());
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            // The JVM compares what it was given, not where that leads.
            parts.add(entry);
            parts.add(path.toString());
            parts.add(Files.size(path) + " " + Files.getLastModifiedTime(path));
        }
        byte[] sum = sha256().digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        return new ArchiveKey(HexFormat.of().formatHex(sum).substring(0, CHARACTERS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
