package dev.loopbench.results.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that are damaged, in the way, or gone. */
final class FileFaults {

    private static final String KIND = "file";
    private static final int UNUSABLE = 2;
    private static final String WITNESS = "cache/loopbench/witness.json";

    private FileFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(Fault.of(KIND, "standard output on a full disk", 1, "standard output cannot be written", sandbox -> {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return sandbox.await(sandbox.process(List.of(
                    "sh",
                    "-c",
                    "exec " + java + " -jar \"$0\" list >/dev/full",
                    sandbox.jar().toString())));
        }));
        all.add(witness("null", "null"));
        all.add(witness("truncated", "{\"schema\": \"loopbench-witness/2\", \"references\": [{\"machine\""));
        all.add(witness("empty", ""));
        all.add(witness("with a doubled field", "{\"references\": [], \"references\": []}"));
        all.add(Fault.of(KIND, "references that are a directory", 0, "p50", sandbox -> {
            Files.createDirectories(sandbox.path(WITNESS));
            return sandbox.run();
        }));
        all.add(Fault.of(KIND, "a file in the place of the caches", 0, "p50", sandbox -> {
            sandbox.file("cache/loopbench", "mine");
            return sandbox.run();
        }));
        all.add(Fault.of(KIND, "a file of the user called latest", 0, "p50", sandbox -> {
            sandbox.file("runs/latest", "mine");
            Ended ended = sandbox.run();
            if (!Files.readString(sandbox.path("runs/latest")).equals("mine")) {
                throw new IOException("the user's file was replaced");
            }
            return ended;
        }));
        all.add(whileItRuns(
                        "a directory in the place of a document",
                        1,
                        "run.json",
                        run -> Files.createDirectory(
                                Files.createDirectory(run.resolve("run.json")).resolve("x")))
                .saying("p50")
                .inEveryBuild());
        all.add(whileItRuns(
                "a directory in the place of the journal",
                0,
                "cannot be resumed",
                run -> Files.createDirectory(run.resolve("journal.jsonl"))));
        all.add(whileItRuns("a run directory that is deleted", 1, "", FileFaults::delete));
        all.add(resume("of nothing", "there is no run in", ""));
        all.add(resume("of a run whose start is null", "started.json", "null"));
        all.add(resume("of a run whose start is cut off", "started.json", "{\"arguments\": ["));
        all.add(resume("of a run whose start is another document", "started.json", "{\"schema\": \"x\"}"));
        all.add(compare("with a document that is null", "null"));
        all.add(compare("with a document that is cut off", "{\"schema\": "));
        all.add(compare("with a document of another schema", "{\"schema\": \"\\u001b[31mother/9\"}"));
        all.add(compare("with an empty document", ""));
        all.add(Fault.of(KIND, "a socket directory exchanged for a link", 0, "", FileFaults::exchange)
                .endingWith(0, 1));
        return all;
    }

    private static Fault witness(String name, String text) {
        return Fault.of(KIND, "references that are " + name, 0, "witness.json", sandbox -> {
                    sandbox.file(WITNESS, text);
                    return sandbox.run();
                })
                .saying("p50");
    }

    /** Something that happens to the directory of a run. */
    private interface Damage {
        void to(Path run) throws IOException;
    }

    private static Fault whileItRuns(String name, int code, String said, Damage damage) {
        return Fault.of(KIND, name, code, said, sandbox -> {
            Process run = sandbox.startRun();
            sandbox.awaitText(run, "block 1");
            damage.to(sandbox.latestRun());
            return sandbox.await(run);
        });
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    delete(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(directory);
    }

    private static Fault resume(String name, String said, String started) {
        return Fault.of(KIND, "resume " + name, UNUSABLE, said, sandbox -> {
            Path run = Files.createDirectories(sandbox.path("old"));
            if (!started.isEmpty()) {
                sandbox.file("old/started.json", started);
            }
            return sandbox.program("run", "--resume=" + run);
        });
    }

    private static Fault compare(String name, String document) {
        return Fault.of(KIND, "compare " + name, UNUSABLE, "run.json", sandbox -> {
            sandbox.file("base/run.json", document);
            sandbox.file("new/run.json", document);
            return sandbox.program(
                    "compare",
                    sandbox.path("base").toString(),
                    sandbox.path("new").toString());
        });
    }

    /** What the link leads to must stay. */
    private static Ended exchange(Sandbox sandbox) throws IOException, InterruptedException {
        Path precious = sandbox.file("precious/4711.sock", "precious");
        Path sockets = Files.createDirectory(sandbox.path("s"));
        Process run = sandbox.startRun("--address=unix", "--socket-directory=" + sockets);
        sandbox.awaitText(run, "block 1");
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(sockets)) {
            for (Path directory : directories) {
                Files.move(directory, sandbox.path("moved-" + directory.getFileName()));
                Files.createSymbolicLink(directory, precious.getParent());
            }
        }
        Ended ended = sandbox.await(run);
        if (!Files.exists(precious)) {
            throw new IOException("a file behind the link was deleted");
        }
        return ended;
    }
}
