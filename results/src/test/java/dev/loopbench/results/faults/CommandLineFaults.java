package dev.loopbench.results.faults;

import java.util.ArrayList;
import java.util.List;

/** Input that cannot be used. */
final class CommandLineFaults {

    private static final String KIND = "input";
    private static final int UNUSABLE = 2;

    private CommandLineFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(unusable("a list that names nothing", "has an empty name in it", "--transports=,")
                .inEveryBuild());
        all.add(unusable("an empty name in a list", "has an empty name in it", "--workloads=round-trip,,connect"));
        all.add(unusable("an unknown transport", "matches nothing", "--transports=grpc"));
        all.add(unusable("an escape sequence as a name", "\\x1b[31m", "--transports=\u001b[31mred\u0007"));
        all.add(unusable("a newline in a name", "matches nothing", "--transports=a\nb"));
        all.add(unusable("a pattern that is none", "is not a pattern", "--transports=[a"));
        all.add(unusable("a number that is none", "is not an int", "--blocks=many"));
        all.add(unusable("a number out of range", "allowed are", "--connections=100000"));
        all.add(unusable("a misspelt JVM option", "Unrecognized VM option 'UseZGX'", "--variant=z=jvmArgs:-XX:+UseZGX")
                .inEveryBuild());
        all.add(unusable("two collectors", "does not start", "--variant=z=jvmArgs:-XX:+UseZGC -XX:+UseParallelGC"));
        all.add(unusable("a jar that is none", "there is no file /dev/null", "--variant=base=classpath:/dev/null")
                .endingWith(UNUSABLE)
                .saying("base"));
        all.add(unusable(
                "a socket directory that is not there", "there is no such directory", "--socket-directory=/nowhere"));
        all.add(Fault.of(
                KIND,
                "an output that is a file",
                UNUSABLE,
                "--output cannot write to /proc/version",
                sandbox -> sandbox.program("run", "--output=/proc/version")));
        all.add(Fault.of(KIND, "no command", UNUSABLE, "name a command", sandbox -> sandbox.program()));
        all.add(Fault.of(
                        KIND,
                        "every cell is skipped",
                        1,
                        "Nothing was measured",
                        sandbox -> sandbox.run("--transports=netty-kqueue"))
                .inEveryBuild());
        return all;
    }

    private static Fault unusable(String name, String said, String argument) {
        return Fault.of(KIND, name, UNUSABLE, said, sandbox -> sandbox.run(argument));
    }
}
