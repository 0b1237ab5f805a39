package dev.loopbench.results.faults;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The archives of classes that runs of a campaign have made: a sandbox has caches of its own, and to make an archive anew in each takes
 * longer than most faults. They are linked, since the program replaces such files and never changes them.
 */
final class SharedClasses implements Closeable {

    private static final String IN_SANDBOX = "cache/loopbench/classes";

    private final Path directory;

    SharedClasses() throws IOException {
        directory = Files.createTempDirectory("lb-classes");
    }

    /** Gives a sandbox what there is, unless its fault has put something in the place. */
    void giveTo(Sandbox sandbox) throws IOException {
        Path classes = sandbox.path(IN_SANDBOX);
        if (Files.exists(classes) || Files.isRegularFile(classes.getParent())) {
            return;
        }
        // The program makes them private, too.
        Files.createDirectories(
                classes, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        link(directory, classes);
    }

    /** Takes what was made in a sandbox. */
    void takeFrom(Sandbox sandbox) throws IOException {
        if (Files.isDirectory(sandbox.path(IN_SANDBOX))) {
            link(sandbox.path(IN_SANDBOX), directory);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(from, "*.jsa")) {
            for (Path archive : archives) {
                Path link = to.resolve(archive.getFileName());
                if (!Files.exists(link)) {
                    Files.createLink(link, archive);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(directory)) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
        Files.delete(directory);
    }
}
