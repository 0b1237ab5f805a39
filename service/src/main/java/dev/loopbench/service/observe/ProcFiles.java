package dev.loopbench.service.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files below {@code /proc}. Processes end at any moment and some belong to others: what cannot be read is empty. */
final class ProcFiles {

    private final Path root;

    /** @param root {@code /proc}, or a test's */
    ProcFiles(Path root) {
        this.root = root;
    }

    List<String> lines(String path) {
        try {
            return Files.readAllLines(root.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The entries of a directory that are numbers, such as processes, threads or descriptors. */
    List<Integer> numbers(String directory) {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    numbers.add(Integer.parseInt(name));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return numbers;
        }
        return numbers;
    }

    /** Where a link leads; empty when it cannot be read. */
    String link(String path) {
        try {
            return Files.readSymbolicLink(root.resolve(path)).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
