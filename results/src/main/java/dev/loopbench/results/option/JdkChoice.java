package dev.loopbench.results.option;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.Jdks;
import dev.loopbench.results.host.ForkOptions;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which JDKs the forks run on. */
public final class JdkChoice {

    private static final String OPTION = "--jdks";

    private JdkChoice() {}

    /**
     * The JDKs that were asked for, the newest one whose JVM starts when none was; one that is passed over is named on standard
     * error.
     *
     * @param asked releases such as {@code 25}, or directories
     * @throws UnusableInput when one is not there, or its JVM does not start with the options of the forks
     */
    public static List<Jdk> of(List<String> asked) {
        NavigableSet<Jdk> found = Jdks.find();
        if (asked.isEmpty()) {
            return List.of(newest(found));
        }
        List<Jdk> chosen =
                asked.stream().map(one -> choose(one, found)).distinct().toList();
        for (Jdk jdk : chosen) {
            trouble(jdk).ifPresent(reason -> {
                throw new UnusableInput(OPTION, reason);
            });
        }
        return chosen;
    }

    private static Jdk newest(NavigableSet<Jdk> found) {
        String reason = "no JDK was found";
        for (Jdk jdk : found.descendingSet()) {
            Optional<String> trouble = trouble(jdk);
            if (trouble.isEmpty()) {
                return jdk;
            }
            reason = trouble.get();
            System.err.println("JDK passed over: " + reason);
        }
        throw new UnusableInput(OPTION, reason);
    }

    private static Optional<String> trouble(Jdk jdk) {
        try {
            return Step.during("starting a JVM of JDK " + jdk.version() + " with the options of the forks", () -> {
                ForkOptions.check(jdk);
                return Optional.empty();
            });
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Jdk choose(String asked, NavigableSet<Jdk> found) {
        Jdk jdk = (asked.matches("\\d{1,4}") ? ofRelease(Integer.parseInt(asked), found) : Jdk.at(Path.of(asked)))
                .orElseThrow(() -> new UnusableInput(
                        OPTION,
                        "'" + asked + "': no JDK there; found are "
                                + found.stream()
                                        .map(one -> one.feature() + " (" + one.home() + ")")
                                        .collect(Collectors.joining(", "))));
        if (jdk.feature() < Jdks.OLDEST) {
            throw new UnusableInput(
                    OPTION, "'" + asked + "': is JDK " + jdk.feature() + ", allowed are " + Jdks.OLDEST + " and newer");
        }
        return jdk;
    }

    private static Optional<Jdk> ofRelease(int feature, NavigableSet<Jdk> found) {
        return found.descendingSet().stream()
                .filter(jdk -> jdk.feature() == feature)
                .findFirst();
    }
}
