package dev.loopbench.results.environment;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.text.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The machine in a few words, and a name by which it is known again.
 *
 * @param model of the processor, as the kernel calls it
 * @param processors how many hardware threads are online
 * @param guest whether it is a virtual machine
 * @param kernel name and release
 * @param identity the same for every run on this machine: the model, and a hash of the machine's id or, where there is
 *     none, the number of hardware threads
 */
public record Machine(String model, int processors, boolean guest, String kernel, String identity) {

    private static final String UNKNOWN = "unknown processor";

    /** This machine. */
    public static Machine here() {
        return read(Path.of("/"));
    }

    /** The machine whose {@code /proc}, {@code /sys} and {@code /etc} are below {@code root}. */
    static Machine read(Path root) {
        List<String> cpuinfo = text(root.resolve("proc/cpuinfo"), "").lines().toList();
        String model = value(cpuinfo, "model name", value(cpuinfo, "CPU part", UNKNOWN));
        int processors = CpuList.find(text(root.resolve("sys/devices/system/cpu/online"), ""))
                .filter(cpus -> !cpus.isEmpty())
                .map(Collection::size)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
        boolean guest = List.of(value(cpuinfo, "flags", "").split(" ", -1)).contains("hypervisor");
        String kernel = text(root.resolve("proc/sys/kernel/ostype"), System.getProperty("os.name")) + " "
                + text(root.resolve("proc/sys/kernel/osrelease"), System.getProperty("os.version"));
        String id = text(root.resolve("etc/machine-id"), "");
        // Not for people: earlier runs are known again by it, letter by letter.
        String name = id.isEmpty() ? processors + " processors" : hash(id);
        return new Machine(model, processors, guest, kernel, model + ", " + name);
    }

    /** One line for people. */
    public String line() {
        return model + ", " + Counted.of(processors, "processor") + (guest ? " of a virtual machine" : "") + ", "
                + kernel;
    }

    private static String value(List<String> lines, String name, String absent) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(absent);
    }

    /** Not everywhere is Linux, and nothing depends on these: what is missing has a stand-in. */
    private static String text(Path file, String absent) {
        try {
            return String.join("\n", Files.readAllLines(file)).strip();
        } catch (IOException e) {
            return absent;
        }
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
