package dev.loopbench.results.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Processes that are killed at some moment. */
final class KillFaults {

    private static final String KIND = "kill";

    private KillFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(driver("at its start", "KILL", "JDK of the forks"));
        all.add(driver("while forks start", "KILL", "block 1").inEveryBuild());
        all.add(driver("while forks take turns", "KILL", ":"));
        all.add(driver("politely, at its start", "TERM", "JDK of the forks"));
        all.add(driver("politely, while forks start", "TERM", "block 1"));
        all.add(driver("politely, while forks take turns", "TERM", "..:"));
        all.add(driver("by Ctrl-C, while forks take turns", "INT", "..:"));
        all.add(driver("while a C compiler hangs", "KILL", "JDK of the forks", "sleep 600")
                .inEveryBuild());
        all.add(child("a fork", "ForkedMain"));
        all.add(child("a server", "ServerMain").inEveryBuild());
        all.add(child("the process that starts forks", "results.host.ForkHost").endingWith(1));
        all.add(child("the program of a floor", "/floor server"));
        all.add(Fault.of(KIND, "a run that is killed is resumed", 0, "p50", KillFaults::resume));
        return all;
    }

    private static Fault driver(String name, String signal, String when) {
        return driver(name, signal, when, "");
    }

    /** @param compiler a script in place of the C compiler; none if empty */
    private static Fault driver(String name, String signal, String when, String compiler) {
        return Fault.of(KIND, "the driver is killed " + name, 0, "", sandbox -> {
                    if (!compiler.isEmpty()) {
                        sandbox.script("bin/cc", compiler);
                        sandbox.environment("PATH", sandbox.path("bin") + ":" + System.getenv("PATH"));
                    }
                    Process run = sandbox.startRun("--transports=nio-select,floor-epoll", "--measure=5s");
                    sandbox.awaitText(run, when);
                    new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid()))
                            .start()
                            .waitFor();
                    return sandbox.await(run);
                })
                .endingWith();
    }

    /** One cell of two loses its fork, and the other is measured. */
    private static Fault child(String name, String commandLine) {
        return Fault.of(KIND, name + " is killed", 1, "", sandbox -> {
            Process run = sandbox.startRun("--transports=nio-select,floor-epoll", "--measure=4s");
            // Both pairs have started.
            sandbox.awaitText(run, "block 1 of 1 ..");
            List<ProcessHandle> found = sandbox.processes(commandLine);
            if (found.isEmpty()) {
                throw new IOException("there is no process " + commandLine + ": " + sandbox.written());
            }
            found.forEach(ProcessHandle::destroyForcibly);
            return sandbox.await(run);
        });
    }

    private static Ended resume(Sandbox sandbox) throws IOException, InterruptedException {
        Process run = sandbox.startRun("--blocks=2");
        sandbox.awaitText(run, "block 2");
        run.destroyForcibly().waitFor();
        while (!sandbox.processes().isEmpty()) {
            Sandbox.pause();
        }
        int finished =
                Files.readAllLines(sandbox.latestRun().resolve("journal.jsonl")).size();
        Ended ended = sandbox.program("run", "--resume=" + sandbox.latestRun());
        if (!ended.text().contains(finished + " fork")) {
            throw new IOException("the finished forks were not taken over: " + ended.text());
        }
        return ended;
    }
}
