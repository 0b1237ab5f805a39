package dev.loopbench.results.host;

import dev.loopbench.core.jdk.EnvironmentOptions;
import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.JvmOptions;
import dev.loopbench.core.jdk.JvmTrial;
import dev.loopbench.core.jdk.NativeDirectory;
import dev.loopbench.core.jdk.TimedCode;
import dev.loopbench.results.plan.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The options of the forks' JVMs, with those of the user where they contradict. */
public final class ForkOptions {

    /**
     * The same for both ends of every fork: a small fixed heap, a collector without threads of its own that would
     * compete for the processors, IPv4, and loops that never end compiled after thousands of turns rather than after
     * 60 000 interpreted and 40 000 profiled ones. What is timed against earlier times is never inlined.
     */
    public static final List<String> JVM_ARGUMENTS = TimedCode.with(List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Djava.net.preferIPv4Stack=true",
            "-XX:Tier3BackEdgeThreshold=2000",
            "-XX:Tier4BackEdgeThreshold=15000",
            JvmOptions.IGNORE_UNKNOWN,
            "--enable-native-access=ALL-UNNAMED"));

    private ForkOptions() {}

    /** Those of the suite, as far as the environment does not say otherwise. */
    static List<String> ofSuite() {
        return within(JVM_ARGUMENTS);
    }

    /**
     * Such options as far as the environment does not say otherwise, and the directory for native code if the usual one is
     * mounted noexec.
     *
     * @throws UncheckedIOException when native code can be loaded from nowhere
     */
    static List<String> within(List<String> own) {
        List<String> options =
                JvmOptions.givingWay(own, EnvironmentOptions.ofThisProcess().options());
        try {
            NativeDirectory.option().ifPresent(options::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }

    /**
     * Starts a JVM with the suite's options, and ends it.
     *
     * @throws IOException when it does not start, or native code can be loaded from nowhere; one line with the JVM's own words
     *     and what the environment adds to its options
     */
    public static void check(Jdk jdk) throws IOException {
        // First, since it says in one line why native code cannot be loaded.
        NativeDirectory.option();
        try {
            JvmTrial.check(jdk, ofSuite());
        } catch (IOException e) {
            List<String> remarks = EnvironmentOptions.ofThisProcess().remarks();
            throw new IOException(
                    e.getMessage() + (remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")"), e);
        }
    }

    /**
     * Starts a JVM with a variant's options, and ends it.
     *
     * @throws IOException when it does not start; one line with the variant's name and the JVM's own words
     */
    public static void check(Jdk jdk, Variant variant) throws IOException {
        if (variant.jvmArguments().isEmpty()) {
            return;
        }
        try {
            JvmTrial.check(jdk, JvmOptions.with(ofSuite(), variant.jvmArguments()));
        } catch (IOException e) {
            throw new IOException(variant.name() + ": " + e.getMessage(), e);
        }
    }
}
