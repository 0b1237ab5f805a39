package dev.loopbench.core.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
     * The machine whose {@code /sys} and {@code /proc} are below {@code root}. What the kernel does not tell is assumed to be as on
     * most machines: every processor is a core of its own, all of them are on one socket, and share its last-level cache.
     *
     * @throws IllegalArgumentException when no processor is left that is both allowed and online
     */
    static Topology read(Path root) {
        SysFiles files = new SysFiles(root);
        SortedSet<Integer> usable = usable(files);
        SortedSet<Integer> slow = CoreTypes.efficiency(files, usable);
        List<Cpu> cpus = new ArrayList<>();
        for (int id : usable) {
            String cpu = SysFiles.CPU + id + "/";
            int socket = socket(files, id);
            cpus.add(new Cpu(
                    id,
                    socket,
                    self(files.cpus(cpu + "topology/thread_siblings_list").orElseGet(TreeSet::new), id),
                    self(lastLevelCache(files, cpu, ofSocket(files, usable, socket)), id),
                    slow.contains(id) ? CoreType.EFFICIENCY : CoreType.PERFORMANCE));
        }
        return new Topology(cpus);
    }

    /** The processors that the scheduler allows, without those that are offline or missing: a cgroup names these all the same. */
    private static SortedSet<Integer> usable(SysFiles files) {
        Optional<SortedSet<Integer>> allowed = files.text("proc/self/status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .flatMap(line -> CpuList.find(line.substring(line.indexOf(':') + 1)));
        Optional<SortedSet<Integer>> online = files.cpus("sys/devices/system/cpu/online");
        SortedSet<Integer> usable = new TreeSet<>();
        usable.addAll(allowed.or(() -> online)
                .orElseGet(() -> firsts(Runtime.getRuntime().availableProcessors())));
        online.ifPresent(running -> usable.retainAll(running));
        return usable;
    }

    private static int socket(SysFiles files, int id) {
        return files.number(SysFiles.CPU + id + "/topology/physical_package_id").orElse(0);
    }

    private static SortedSet<Integer> ofSocket(SysFiles files, SortedSet<Integer> usable, int socket) {
        return usable.stream().filter(id -> socket(files, id) == socket).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<Integer> firsts(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<Integer> self(SortedSet<Integer> cpus, int id) {
        SortedSet<Integer> all = new TreeSet<>(cpus);
        all.add(id);
        return all;
    }

    /** The numbers of all processors that may be used. */
    public SortedSet<Integer> ids() {
        SortedSet<Integer> ids = new TreeSet<>();
        cpus.forEach(cpu -> ids.add(cpu.id()));
        return ids;
    }

    /** Whether it has cores of more than one type. */
    public boolean isHybrid() {
        return cpus.stream().map(Cpu::coreType).distinct().count() > 1;
    }

    /**
     * Behind the cache of the highest level that says who shares it. Where none does, those of the package: hypervisors hide caches
     * more often than they have guests share a package and no cache.
     */
    private static SortedSet<Integer> lastLevelCache(SysFiles files, String cpu, SortedSet<Integer> ofSocket) {
        int highest = 0;
        SortedSet<Integer> shared = new TreeSet<>();
        for (String index : files.names(cpu + "cache")) {
            String cache = cpu + "cache/" + index + "/";
            int level = files.number(cache + "level").orElse(0);
            Optional<SortedSet<Integer>> sharers = files.cpus(cache + "shared_cpu_list");
            if (level > highest && level > 1 && sharers.isPresent()) {
                highest = level;
                shared = sharers.get();
            }
        }
        return shared.isEmpty()
                ? files.cpus(cpu + "topology/package_cpus_list")
                        .or(() -> files.cpus(cpu + "topology/core_siblings_list"))
                        .orElse(ofSocket)
                : shared;
    }

    /** The kind of core that a hardware thread belongs to, on machines that have more than one. */
    public enum CoreType {
        /** The fastest there are; every core of a machine whose cores are alike. */
        PERFORMANCE,
        /** Slower ones that need less power. */
        EFFICIENCY;

        /** The name in texts and documents, such as {@code performance}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One hardware thread as the kernel describes it.
     *
     * @param id its number
     * @param socket the physical package
     * @param siblings the hardware threads of its core, itself included
     * @param sharesCacheWith the hardware threads behind the same last-level cache, itself included; where the kernel says nothing of
     *     caches, those of the same package
     * @param coreType the kind of its core
     */
    public record Cpu(
            int id, int socket, SortedSet<Integer> siblings, SortedSet<Integer> sharesCacheWith, CoreType coreType) {}
}
