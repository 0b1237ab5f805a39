package dev.loopbench.core.placement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/** Small files below {@code /sys} and {@code /proc}. Kernels and sandboxes leave out any of them, or leave them empty: then nothing is known. */
final class SysFiles {

    static final String CPU = "sys/devices/system/cpu/cpu";

    private final Path root;

    /** @param root the directory that holds {@code proc} and {@code sys} */
    SysFiles(Path root) {
        this.root = root;
    }

    /** Its text; empty where there is none. */
    Optional<String> text(String file) {
        try {
            String text = String.join("\n", Files.readAllLines(root.resolve(file), StandardCharsets.ISO_8859_1))
                    .strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number in it; empty where it holds none, or -1, by which kernels say that they do not know. */
    OptionalInt number(String file) {
        try {
            int number = Integer.parseInt(text(file).orElse("-1"));
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The processors in it; empty where it names none. */
    Optional<SortedSet<Integer>> cpus(String file) {
        return text(file).flatMap(CpuList::find).filter(cpus -> !cpus.isEmpty());
    }

    /** The names in a directory; none where it is not there. */
    List<String> names(String directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            names.clear();
        }
        return names;
    }
}
