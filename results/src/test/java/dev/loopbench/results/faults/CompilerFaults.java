package dev.loopbench.results.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** C compilers that cannot be used: the floor is skipped, and all else is measured. */
final class CompilerFaults {

    private static final String KIND = "C compiler";
    private static final String[] WITH_FLOOR = {"--transports=nio-select,floor-epoll"};

    private CompilerFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        Map.of(
                        "fails", "echo licence expired >&2; exit 1",
                        "says escape sequences", "printf '\\033]0;owned\\007\\n'; exit 1",
                        "is killed", "kill -9 $$",
                        "leaves no program", "echo cc 1.0")
                .forEach((name, script) -> all.add(compiler(name, script)));
        all.add(compiler("hangs", "sleep 600"));
        all.add(Fault.of(KIND, "list with one that hangs", 0, "did not end within", sandbox -> {
            sandbox.script("bin/cc", "sleep 600");
            return sandbox.environment("PATH", sandbox.path("bin") + ":" + System.getenv("PATH"))
                    .program("list");
        }));
        all.add(Fault.of(KIND, "none", 0, "there is no cc on the path", sandbox -> {
            // What the program itself needs, and no compiler.
            sandbox.script("bin/setsid", "exec /usr/bin/setsid \"$@\"");
            sandbox.script("bin/sh", "exec /bin/sh \"$@\"");
            return sandbox.environment("PATH", sandbox.path("bin").toString()).run(WITH_FLOOR);
        }));
        return all;
    }

    private static Fault compiler(String name, String script) {
        return Fault.of(KIND, name, 0, "skipped: floor-epoll", sandbox -> {
            sandbox.script("bin/cc", script);
            return sandbox.environment("PATH", sandbox.path("bin") + ":" + System.getenv("PATH"))
                    .run(WITH_FLOOR);
        });
    }
}
