package dev.loopbench.core.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below {@code /proc} and {@code /sys}, or those of a test. What cannot be read has no lines. */
final class KernelFiles {

    private final Path root;

    /** @param root the directory that holds {@code proc} and {@code sys} */
    KernelFiles(Path root) {
        this.root = root;
    }

    /** A missing file, a missing right and a process that has just ended are all the same here: nothing is told. */
    List<String> lines(String path) {
        try {
            return Files.readAllLines(root.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The names in a directory of links that lead to that target, which need not exist. */
    List<String> linksTo(String target, String directory) {
        try (Stream<Path> links = Files.list(root.resolve(directory))) {
            return links.filter(link -> leadsTo(target, link))
                    .map(link -> link.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean leadsTo(String target, Path link) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException e) {
            // Closed since the listing.
            return false;
        }
    }
}
