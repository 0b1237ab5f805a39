package dev.loopbench.results.doctor;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A {@code /proc} and {@code /sys} of files. */
final class HostTree {

    private final Path root;

    HostTree(Path root) {
        this.root = root;
    }

    HostTree write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
        return this;
    }

    HostTree setting(String name, String value) throws IOException {
        return write("proc/sys/" + name.replace('.', '/'), value);
    }

    HostFiles files() {
        return new HostFiles(root);
    }

    static Optional<Finding> finding(List<Finding> findings, String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }
}
