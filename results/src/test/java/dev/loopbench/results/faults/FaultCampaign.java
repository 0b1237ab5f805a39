package dev.loopbench.results.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Injects faults into real runs of the built jar, two at a time, and prints a table: the jar, and optionally a text that the kinds or
 * names of the faults must hold. Exit code 1 if any ended badly. Takes some minutes on an idle machine.
 */
public final class FaultCampaign {

    /** A run waits for much, and each has a sandbox of its own. */
    private static final int AT_ONCE = 2;

    private FaultCampaign() {}

    /**
     * What came of a fault.
     *
     * @param wrong all that is, a few words each; none if it ended well
     */
    private record Outcome(Fault fault, Ended ended, List<String> wrong) {}

    /** All faults there are. */
    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(CommandLineFaults.all());
        all.addAll(JvmFaults.all());
        all.addAll(CompilerFaults.all());
        all.addAll(TransportFaults.all());
        all.addAll(FileFaults.all());
        all.addAll(KillFaults.all());
        all.addAll(StrangerFaults.all());
        all.addAll(ConcurrencyFaults.all());
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        String text = arguments.length > 1 ? arguments[1] : "";
        List<Fault> chosen = all().stream()
                .filter(fault -> Stream.of(fault.kind(), fault.name()).anyMatch(part -> part.contains(text)))
                .toList();
        Map<Fault, List<String>> bad = run(Path.of(arguments[0]), chosen, System.out);
        System.exit(bad.isEmpty() ? 0 : 1);
    }

    /**
     * Injects them.
     *
     * @return those that ended badly, and why
     */
    static Map<Fault, List<String>> run(Path jar, List<Fault> faults, PrintStream out) throws Exception {
        Map<Fault, List<String>> bad = new LinkedHashMap<>();
        List<String> everything = new ArrayList<>();
        try (SharedClasses classes = new SharedClasses()) {
            ExecutorService injecting = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<Outcome>> outcomes = faults.stream()
                        .map(fault -> injecting.submit(() -> inject(fault, jar, classes)))
                        .toList();
                for (Future<Outcome> one : outcomes) {
                    Outcome outcome = one.get();
                    print(outcome, out);
                    if (!outcome.wrong().isEmpty()) {
                        bad.put(outcome.fault(), outcome.wrong());
                    }
                    everything.addAll(outcome.wrong());
                }
            } finally {
                injecting.shutdownNow();
                injecting.awaitTermination(Sandbox.LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        }
        out.printf(
                Locale.ROOT,
                "%d faults: %d hangs, %d stack traces, %d wrong scores, %d with lost forks, %d with processes left after 3 s,"
                        + " %d ended badly in all%n",
                faults.size(),
                count(everything, "hang"),
                count(everything, "stack trace"),
                count(everything, "wrong score"),
                count(everything, "lost forks"),
                count(everything, "processes left"),
                bad.size());
        return bad;
    }

    private static Outcome inject(Fault fault, Path jar, SharedClasses classes) throws Exception {
        try (Sandbox sandbox = new Sandbox(jar, classes)) {
            try {
                Ended ended = fault.injection().into(sandbox);
                return new Outcome(fault, ended, Examination.of(fault, ended, sandbox));
            } catch (IOException e) {
                // One that could not be injected, or whose outcome is worse than its exit code says, must not end the
                // others.
                return new Outcome(
                        fault, new Ended(Ended.NEVER, String.valueOf(e.getMessage()), 0), List.of("injection failed"));
            }
        }
    }

    private static void print(Outcome outcome, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-12s %-58s %4d %6.1f s  %s%n",
                outcome.fault().kind(),
                outcome.fault().name(),
                outcome.ended().code(),
                outcome.ended().seconds(),
                outcome.wrong().isEmpty() ? "good" : String.join(", ", outcome.wrong()));
        if (!outcome.wrong().isEmpty()) {
            out.println(outcome.ended().text().strip().indent(4));
        }
    }

    private static long count(List<String> everything, String kind) {
        return everything.stream().filter(wrong -> wrong.contains(kind)).count();
    }
}
