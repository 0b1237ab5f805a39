package dev.loopbench.core.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of {@code /proc} and {@code /sys} that describe a machine, made up below some directory. */
final class FakeMachine {

    private final Path root;

    FakeMachine(Path root, String allowed) throws IOException {
        this.root = root;
        write("proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t" + allowed + "\n");
    }

    FakeMachine cpu(int id, int socket, String siblings, String lastLevelCache) throws IOException {
        String cpu = "sys/devices/system/cpu/cpu" + id + "/";
        write(cpu + "topology/physical_package_id", socket + "\n");
        write(cpu + "topology/thread_siblings_list", siblings + "\n");
        cache(cpu + "cache/index0/", 1, siblings);
        cache(cpu + "cache/index3/", 3, lastLevelCache);
        cache(cpu + "cache/index2/", 2, siblings);
        write(cpu + "cache/uevent", "");
        return this;
    }

    FakeMachine cpuWithoutCaches(int id, String ofPackage) throws IOException {
        String cpu = "sys/devices/system/cpu/cpu" + id + "/";
        write(cpu + "topology/physical_package_id", "0\n");
        write(cpu + "topology/thread_siblings_list", id + "\n");
        write(cpu + "topology/package_cpus_list", ofPackage + "\n");
        return this;
    }

    /** Any other file, or another text of one. */
    FakeMachine file(String path, String text) throws IOException {
        write(path, text);
        return this;
    }

    Topology topology() {
        return Topology.read(root);
    }

    private void cache(String index, int level, String shared) throws IOException {
        write(index + "level", level + "\n");
        write(index + "shared_cpu_list", shared + "\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
