package dev.loopbench.results.faults;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Options from the environment, and JDKs that cannot be used. */
final class JvmFaults {

    private static final String ENVIRONMENT = "environment";
    private static final String JDK = "JDK";
    private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final int UNUSABLE = 2;

    private JvmFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(Fault.of(
                        ENVIRONMENT,
                        "JVMs that log to standard output: list",
                        0,
                        "nio-select",
                        sandbox -> sandbox.environment(TOOL_OPTIONS, "-Xlog:gc*,safepoint*")
                                .program("list"))
                .inEveryBuild());
        all.add(run("JVMs that log to standard output: run", TOOL_OPTIONS, "-Xlog:gc*,safepoint*"));
        all.add(run("no compiler", TOOL_OPTIONS, "-Xint"));
        all.add(run("another collector", TOOL_OPTIONS, "-XX:+UseParallelGC"));
        all.add(run("another heap", TOOL_OPTIONS, "-Xmx96m"));
        all.add(run("options of the launcher", "JDK_JAVA_OPTIONS", "-XX:+UseParallelGC"));
        all.add(run("options that come last", "_JAVA_OPTIONS", "-Xmx96m"));
        all.add(run("another encoding", TOOL_OPTIONS, "-Dfile.encoding=ISO-8859-1"));
        all.add(Fault.of(
                ENVIRONMENT,
                "an encoding in which no program has a name",
                UNUSABLE,
                "-Dfile.encoding UTF-16: no program can be started",
                sandbox -> sandbox.environment(TOOL_OPTIONS, "-Dfile.encoding=UTF-16")
                        .run()));
        all.add(Fault.of(
                ENVIRONMENT,
                "another language",
                0,
                "p50",
                sandbox -> sandbox.environment("LC_ALL", "tr_TR.UTF-8")
                        .option("-Duser.language=tr")
                        .option("-Duser.country=TR")
                        .run()));
        all.add(Fault.of(ENVIRONMENT, "no home", 0, "p50", sandbox -> {
            sandbox.environment("XDG_CACHE_HOME", "");
            return sandbox.option("-Duser.home=?")
                    .option("-Djava.io.tmpdir=" + Files.createDirectory(sandbox.path("tmp")))
                    .run();
        }));
        all.add(jdk("a launcher that fails", "echo no such instruction >&2; exit 1", "no such instruction")
                .inEveryBuild());
        all.add(jdk("a launcher of another architecture", "exec /nowhere/ld.so", "does not start"));
        all.add(jdk("a launcher that hangs", "exec sleep 600", "did not end within"));
        all.add(jdk("a launcher that writes an escape sequence", "printf '\\033[31mred\\n'; exit 1", "\\x1b[31mred"));
        all.add(Fault.of(JDK, "a release file in another encoding", UNUSABLE, "no JDK there", sandbox -> {
            sandbox.script("jdk/bin/java", "exit 0");
            Files.write(sandbox.path("jdk/release"), "JAVA_VERSION=\"ä\"".getBytes(StandardCharsets.ISO_8859_1));
            return sandbox.program("list", "--jdks=" + sandbox.path("jdk"));
        }));
        all.add(Fault.of(JDK, "a release file that is a directory", UNUSABLE, "no JDK there", sandbox -> {
            Files.createDirectories(sandbox.path("jdk/release"));
            return sandbox.program("list", "--jdks=" + sandbox.path("jdk"));
        }));
        all.add(Fault.of(JDK, "a broken JDK among those of the user", 0, "nio-select", sandbox -> {
            Path candidate = sandbox.path(".sdkman/candidates/java/99");
            Files.createDirectories(candidate);
            sandbox.script(".sdkman/candidates/java/99/bin/java", "echo broken >&2; exit 1");
            Files.writeString(candidate.resolve("release"), "JAVA_VERSION=\"99\"\n");
            return sandbox.option("-Duser.home=" + sandbox.path("")).program("list");
        }));
        return all;
    }

    private static Fault run(String name, String variable, String value) {
        return Fault.of(
                ENVIRONMENT,
                name,
                0,
                "has the options of " + variable + ": " + value,
                sandbox -> sandbox.environment(variable, value).run());
    }

    private static Fault jdk(String name, String script, String said) {
        return Fault.of(JDK, name, UNUSABLE, said, sandbox -> {
            sandbox.script("jdk/bin/java", script);
            sandbox.file("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
            return sandbox.run("--jdks=" + sandbox.path("jdk"));
        });
    }
}
