package dev.loopbench.results.quiet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.record.EndRecord;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * CPU probe times of one key may be compared.
 *
 * @param end each end has its own compilation of the CPU probe
 * @param cpus the processors that the end was held on, in the kernel's notation; {@value #ANY} when the scheduler
 *     decided
 * @param jdk the full version of the JDK that ran the CPU probe, or the compiler of a program in C, which begins with
 *     {@value #COMPILER}
 * @param options of its JVM or compiler as far as they may change the CPU probe's code, in alphabetical order
 */
public record ProbeKey(End end, String cpus, String jdk, String options) {

    static final String ANY = "any";

    private static final String COMPILER = "cc ";

    /** Neither compilers nor collectors know of these. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "-D",
            "-Xlog",
            "--enable-native-access",
            "-XX:SharedArchiveFile",
            "-XX:CompileCommandFile",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+IgnoreUnrecognizedVMOptions");

    /** The key of an end of a fork. */
    public static ProbeKey of(End end, EndRecord fork) {
        return of(end, fork.cpus(), fork.jvm().version(), fork.jvm().arguments());
    }

    /**
     * The key of an end that is yet to run.
     *
     * @param cpus to which its I/O threads will be pinned; empty when the scheduler decides
     * @param jvmArguments of its JVM
     */
    public static ProbeKey of(End end, SortedSet<Integer> cpus, String jdk, List<String> jvmArguments) {
        String options = jvmArguments.stream()
                .filter(argument -> WITHOUT_EFFECT.stream().noneMatch(argument::startsWith))
                .sorted()
                .collect(Collectors.joining(" "));
        return new ProbeKey(end, cpus.isEmpty() ? ANY : CpuList.format(cpus), jdk, options);
    }

    /** Whether a JVM ran the CPU probe, which is another CPU probe than that of a program in C. */
    @JsonIgnore
    public boolean isOfJvm() {
        return !jdk.startsWith(COMPILER);
    }

    /** One line for people, such as {@code client on processor 1, JDK 25.0.3}. */
    public String label() {
        return end.label() + " on processor " + cpus + ", " + (isOfJvm() ? "JDK " : "") + jdk;
    }

    /** The two ends of a connection. */
    public enum End {
        CLIENT,
        SERVER;

        /** The name in documents and tables. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
