package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which JDKs the forks run on. */
final class JdkChoice {

    private JdkChoice() {}

    /**
     * The JDKs that were asked for, the newest one when none was.
     *
     * @param asked releases such as {@code 25}, or directories
     * @throws UnusableInput when one is not there
     */
    static List<Jdk> of(List<String> asked) {
        NavigableSet<Jdk> found = Jdks.find();
        return asked.isEmpty()
                ? List.of(found.last())
                : asked.stream().map(one -> choose(one, found)).distinct().toList();
    }

    private static Jdk choose(String asked, NavigableSet<Jdk> found) {
        Jdk jdk = (asked.matches("\\d{1,4}") ? ofRelease(Integer.parseInt(asked), found) : Jdk.at(Path.of(asked)))
                .orElseThrow(() -> new UnusableInput(
                        "--jdks",
                        "'" + asked + "': no JDK there; found are "
                                + found.stream()
                                        .map(one -> one.feature() + " (" + one.home() + ")")
                                        .collect(Collectors.joining(", "))));
        if (jdk.feature() < Jdks.OLDEST) {
            throw new UnusableInput(
                    "--jdks",
                    "'" + asked + "': is JDK " + jdk.feature() + ", allowed are " + Jdks.OLDEST + " and newer");
        }
        return jdk;
    }

    private static Optional<Jdk> ofRelease(int feature, NavigableSet<Jdk> found) {
        return found.descendingSet().stream()
                .filter(jdk -> jdk.feature() == feature)
                .findFirst();
    }
}
