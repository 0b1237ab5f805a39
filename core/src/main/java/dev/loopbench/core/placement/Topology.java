package dev.loopbench.core.placement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hardware threads that this process may use, and how they are related.
 *
 * @param cpus in the order of their numbers; never empty
 */
public record Topology(List<Cpu> cpus) {

    public Topology {
        cpus = List.copyOf(cpus);
        if (cpus.isEmpty()) {
            throw new IllegalArgumentException("no processor is allowed");
        }
    }

    /** This machine, within what the scheduler and the cgroup allow this process. */
    public static Topology ofThisProcess() {
        return read(Path.of("/"));
    }

    /**
     * The machine whose {@code /sys} and {@code /proc} are below {@code root}.
     *
     * @throws UncheckedIOException when they cannot be read, as on anything but Linux
     */
    static Topology read(Path root) {
        try {
            SortedSet<Integer> allowed = allowed(root.resolve("proc/self/status"));
            List<Cpu> cpus = new ArrayList<>();
            for (int id : allowed) {
                Path cpu = root.resolve("sys/devices/system/cpu/cpu" + id);
                SortedSet<Integer> siblings = list(cpu.resolve("topology/thread_siblings_list"), id);
                String socket = text(cpu.resolve("topology/physical_package_id"), "0");
                cpus.add(new Cpu(id, Integer.parseInt(socket), siblings, lastLevelCache(cpu, id)));
            }
            return new Topology(cpus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of all processors that may be used. */
    public SortedSet<Integer> ids() {
        SortedSet<Integer> ids = new TreeSet<>();
        cpus.forEach(cpu -> ids.add(cpu.id()));
        return ids;
    }

    private static SortedSet<Integer> allowed(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .findFirst()
                    .map(line -> CpuList.parse(line.substring(line.indexOf(':') + 1)))
                    .orElseThrow(() -> new IOException(status + " does not say which processors are allowed"));
        }
    }

    private static SortedSet<Integer> lastLevelCache(Path cpu, int id) throws IOException {
        Path caches = cpu.resolve("cache");
        SortedSet<Integer> shared = new TreeSet<>(List.of(id));
        if (!Files.isDirectory(caches)) {
            // Hypervisors hide caches more often than they have guests share a package and no cache.
            return list(cpu.resolve("topology/package_cpus_list"), id);
        }
        int highest = 0;
        try (Stream<Path> indexes = Files.list(caches)) {
            for (Path index : (Iterable<Path>) indexes.filter(path -> Files.exists(path.resolve("level")))::iterator) {
                int level = Integer.parseInt(text(index.resolve("level"), "0"));
                if (level > highest) {
                    highest = level;
                    shared = list(index.resolve("shared_cpu_list"), id);
                }
            }
        }
        return shared;
    }

    private static SortedSet<Integer> list(Path file, int self) throws IOException {
        return CpuList.parse(text(file, Integer.toString(self)));
    }

    private static String text(Path file, String absent) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : absent;
    }
}
