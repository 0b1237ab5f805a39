package dev.loopbench.core.jdk;

import dev.loopbench.core.process.FiniteCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a JVM and ends it at once, to see whether its options can be used. Done before anything is measured: a JVM that does
 * not start can then be told with its own words, and a misspelt option is not taken for one that changes nothing.
 */
public final class JvmTrial {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private JvmTrial() {}

    /**
     * Tries options on a JDK.
     *
     * @param options without {@link JvmOptions#IGNORE_UNKNOWN}, which is left out
     * @throws IOException when a JVM does not start with them; one line with the JVM's own words
     */
    public static void check(Jdk jdk, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.launcher().toString());
        options.stream()
                .filter(option -> !option.equals(JvmOptions.IGNORE_UNKNOWN))
                .forEach(command::add);
        command.add("-version");
        FiniteCommand.Outcome outcome = FiniteCommand.run("a JVM of " + jdk.home(), command, LIMIT);
        if (!outcome.isGood()) {
            throw new IOException("a JVM of " + jdk.home() + " does not start (exit code " + outcome.code() + ")"
                    + outcome.said().quoted());
        }
    }
}
