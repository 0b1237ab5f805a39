package dev.loopbench.results.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Injects faults into real runs of the built jar, one after the other, and prints a table: the jar, and optionally a text that the
 * kinds or names of the faults must hold. Exit code 1 if any ended badly. Takes some ten minutes on an idle machine.
 */
public final class FaultCampaign {

    private FaultCampaign() {}

    /** All faults there are. */
    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(CommandLineFaults.all());
        all.addAll(JvmFaults.all());
        all.addAll(NamespaceFaults.all());
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
            for (Fault fault : faults) {
                try (Sandbox sandbox = new Sandbox(jar, classes)) {
                    Ended ended;
                    List<String> wrong;
                    try {
                        ended = fault.injection().into(sandbox);
                        wrong = Examination.of(fault, ended, sandbox);
                    } catch (IOException e) {
                        // One that could not be injected, or whose outcome is worse than its exit code says,
                        // must not end the others.
                        ended = new Ended(Ended.NEVER, String.valueOf(e.getMessage()), 0);
                        wrong = List.of("injection failed");
                    }
                    out.printf(
                            Locale.ROOT,
                            "%-12s %-58s %4d %6.1f s  %s%n",
                            fault.kind(),
                            fault.name(),
                            ended.code(),
                            ended.seconds(),
                            wrong.isEmpty() ? "good" : String.join(", ", wrong));
                    if (!wrong.isEmpty()) {
                        bad.put(fault, wrong);
                        out.println(ended.text().strip().indent(4));
                    }
                    everything.addAll(wrong);
                }
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

    private static long count(List<String> everything, String kind) {
        return everything.stream().filter(wrong -> wrong.contains(kind)).count();
    }
}
