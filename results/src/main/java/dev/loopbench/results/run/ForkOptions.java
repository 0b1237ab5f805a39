package dev.loopbench.results.run;

import dev.loopbench.core.jdk.EnvironmentOptions;
import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.JvmOptions;
import dev.loopbench.core.jdk.JvmTrial;
import dev.loopbench.results.plan.Variant;
import java.io.IOException;
import java.util.List;

/** The options of the forks' JVMs, with those of the user where they contradict. */
public final class ForkOptions {

    private ForkOptions() {}

    /** Those of the suite, as far as the environment does not say otherwise. */
    static List<String> ofSuite() {
        return JvmOptions.givingWay(
                JmhForkLauncher.JVM_ARGUMENTS,
                EnvironmentOptions.ofThisProcess().options());
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
