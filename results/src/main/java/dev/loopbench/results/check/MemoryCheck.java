package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Free memory, large pages, and free disk where runs and socket files are kept. */
public final class MemoryCheck implements Check {

    private static final Pattern AVAILABLE = Pattern.compile("(?s).*^MemAvailable:\\s+(\\d+) kB$.*", Pattern.MULTILINE);
    private static final long MIB = 1 << 20;
    private static final long KIB = 1 << 10;
    private static final long SCARCE_MEMORY = 2048 * MIB;
    private static final long LEAST_MEMORY = 512 * MIB;
    private static final long SCARCE_DISK = 1024 * MIB;
    private static final long LEAST_DISK = 100 * MIB;
    private static final String PAGES = "sys/kernel/mm/transparent_hugepage/enabled";

    private final List<Path> places;

    /** @param places directories that are written to */
    public MemoryCheck(List<Path> places) {
        this.places = places;
    }

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        available(files).ifPresent(bytes -> memory(bytes, findings));
        places.stream().distinct().forEach(place -> disk(place, findings));
        files.optional(PAGES)
                .ifPresent(enabled -> findings.add(Finding.of(
                                Severity.NOTE,
                                "large-pages",
                                "transparent huge pages",
                                enabled,
                                "/" + PAGES,
                                "with 'always' the kernel assembles pages in the background, with 'never' no heap has any;"
                                        + " forks have heaps too small for either to matter")
                        .fix("echo madvise | sudo tee /" + PAGES)));
        return findings;
    }

    private static OptionalLong available(HostFiles files) {
        return files.text("proc/meminfo").map(AVAILABLE::matcher).filter(Matcher::matches).stream()
                .mapToLong(found -> Long.parseLong(found.group(1)) * KIB)
                .findFirst();
    }

    private static void memory(long bytes, List<Finding> findings) {
        if (bytes < SCARCE_MEMORY) {
            findings.add(Finding.of(
                    bytes < LEAST_MEMORY ? Severity.SPOILS : Severity.COSTS,
                    "free-memory",
                    "free memory",
                    String.format(Locale.ROOT, "%d MiB available", bytes / MIB),
                    "/proc/meminfo",
                    "each cell has a pair of JVMs, some 200 MiB, that is resident until its block ends; who swaps measures"
                            + " the disk"));
        }
    }

    private static void disk(Path place, List<Finding> findings) {
        try {
            FileStore store = Files.getFileStore(place);
            long free = store.getUsableSpace();
            if (free < SCARCE_DISK) {
                findings.add(Finding.of(
                        free < LEAST_DISK ? Severity.SPOILS : Severity.COSTS,
                        "free-disk",
                        "free disk",
                        String.format(Locale.ROOT, "%d MiB free in %s", free / MIB, place),
                        "statvfs",
                        "a run writes up to some 100 MiB, and one that cannot write its documents is lost"));
            }
        } catch (IOException e) {
            findings.add(Finding.of(
                    Severity.NOTE, "free-disk", "free disk", "unknown in " + place, "statvfs", e.toString()));
        }
    }
}
