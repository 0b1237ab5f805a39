package dev.loopbench.results.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** More than one run on a machine. */
final class ConcurrencyFaults {

    private static final String KIND = "concurrency";

    private ConcurrencyFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(second("a second run", 1, "another run is measuring on this machine")
                .saying("process ")
                .inEveryBuild());
        all.add(second("a second run that waits", 0, "Waiting for another run on this machine: process ", "--wait"));
        all.add(Fault.of(KIND, "a lock that a killed run left", 0, "p50", sandbox -> {
            sandbox.file("lock", "process 4194304 of nobody\n");
            return sandbox.run();
        }));
        all.add(Fault.of(KIND, "a lock that is a link", 1, "lock", sandbox -> {
            Files.createSymbolicLink(sandbox.path("lock"), sandbox.file("precious", "precious"));
            return sandbox.run();
        }));
        all.add(Fault.of(KIND, "the lock of another JMH", 0, "p50", ConcurrencyFaults::besideJmh));
        return all;
    }

    private static Fault second(String name, int code, String said, String... more) {
        return Fault.of(KIND, name, code, said, sandbox -> {
            Process first = sandbox.startRun("--measure=2s");
            sandbox.awaitText(first, "Run directory");
            Ended second = sandbox.run(more);
            int firstCode = first.waitFor();
            if (firstCode != 0) {
                throw new IOException("the first run ended with " + firstCode);
            }
            return second;
        });
    }

    /** JMH refuses to run while the file is there and locked, and when it belongs to another user. */
    private static Ended besideJmh(Sandbox sandbox) throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(sandbox.path("tmp"));
        Files.writeString(temporary.resolve("jmh.lock"), "");
        try (var channel = FileChannel.open(temporary.resolve("jmh.lock"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("the lock was not taken");
            }
            return sandbox.option("-Djava.io.tmpdir=" + temporary)
                    .environment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)
                    .run();
        }
    }
}
