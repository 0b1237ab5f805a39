package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Which JDKs the forks run on. */
final class JdkChoice {

    private JdkChoice() {}

    /**
     * The JDKs that were asked for, the newest one when none was.
     *
     * @param asked feature releases such as {@code 25}, or directories
     * @throws UnusableInput when one is not there
     */
    static List<Jdk> of(List<String> asked) {
        Jdks jdks = Jdks.ofThisMachine();
        return asked.isEmpty()
                ? List.of(jdks.newest())
                : asked.stream().map(one -> find(one, jdks)).distinct().toList();
    }

    private static Jdk find(String asked, Jdks jdks) {
        Jdk jdk = (asked.matches("\\d{1,4}") ? jdks.ofFeature(Integer.parseInt(asked)) : Jdk.at(Path.of(asked)))
                .orElseThrow(() -> new UnusableInput(
                        "--jdks",
                        "'" + asked + "': no JDK there; found are "
                                + jdks.found().stream()
                                        .map(one -> one.feature() + " (" + one.home() + ")")
                                        .collect(Collectors.joining(", "))));
        if (jdk.feature() < Jdk.OLDEST) {
            throw new UnusableInput(
                    "--jdks",
                    "'" + asked + "': is JDK " + jdk.feature() + ", allowed are " + Jdk.OLDEST + " and newer");
        }
        return jdk;
    }
}
