package dev.loopbench.results.faults;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * Surroundings that a container can have. The program gets namespaces of its own (Linux, {@code unshare} of util-linux, and the
 * right to have user namespaces), so nothing outside changes.
 */
final class NamespaceFaults {

    private static final String KIND = "container";
    private static final int UNUSABLE = 2;
    private static final String[] OWN_MOUNTS = {"unshare", "--user", "--map-root-user", "--mount"};
    private static final String[] OWN_PROCESSES = {
        "unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc"
    };

    /**
     * JVMs of several containers write their counters to one directory, and equal process numbers meet there. The lock on each file
     * is that of the other container's JVM.
     */
    private static final String COUNTERS_OF_OTHERS = """
            mkdir -p /tmp/hsperfdata_root
            mount -t tmpfs -o mode=755 none /tmp/hsperfdata_root
            ( for number in {1..600}; do
                exec {file}>>/tmp/hsperfdata_root/$number
                flock --nonblock $file
              done
              exec sleep 600 ) &
            until [ -e /tmp/hsperfdata_root/600 ]; do sleep 0.05; done
            exec "$@"
            """;

    private static final String NOTHING_IS_EXECUTED =
            "mount -t tmpfs -o noexec none \"$XDG_CACHE_HOME\" && exec \"$@\"";

    private static final String NOTHING_IS_EXECUTED_ANYWHERE = """
            for place in "$XDG_CACHE_HOME" /dev/shm "$HOME"; do mount -t tmpfs -o noexec none "$place"; done
            cd "$HOME" && exec "$@"
            """;

    private NamespaceFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                                KIND,
                                "a directory of JVM counters that JVMs of other containers use",
                                0,
                                "p50",
                                sandbox -> sandbox.launchedBy(with(OWN_PROCESSES, COUNTERS_OF_OTHERS))
                                        .run())
                        .saying("Cannot use file /tmp/hsperfdata_root/1 because it is locked"),
                Fault.of(
                        KIND,
                        "a home from which nothing may be executed",
                        0,
                        "p50",
                        sandbox -> sandbox.launchedBy(with(OWN_MOUNTS, NOTHING_IS_EXECUTED))
                                .run()),
                Fault.of(
                        KIND,
                        "no directory from which anything may be executed",
                        UNUSABLE,
                        "native code cannot be loaded",
                        sandbox -> sandbox.option("-Djava.io.tmpdir=" + sandbox.path("cache"))
                                .environment(
                                        "HOME",
                                        Files.createDirectory(sandbox.path("home"))
                                                .toString())
                                .launchedBy(with(OWN_MOUNTS, NOTHING_IS_EXECUTED_ANYWHERE))
                                .run()));
    }

    private static String[] with(String[] namespaces, String script) {
        return Stream.concat(Stream.of(namespaces), Stream.of("bash", "-c", script, "bash"))
                .toArray(String[]::new);
    }
}
