package dev.loopbench.results.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Disturbs two forks of a real run on purpose and prints what they were flagged with, and what the panel says with
 * them and in a run without. Run by hand, on an idle machine; {@code docs/evidence/2026-11-23-zen4-2vcpu/disturbed.md} has the command.
 */
public final class DisturbedForks {

    private static final Map<String, Disruption> DISTURBED = new TreeMap<>(Map.of(
            "nio-select", Disruption.MIGRATION,
            "nio-select_twin", Disruption.STOP));

    /** The two transports given, and the twin of the baseline. */
    private static final int CELLS = 3;

    private static final int BLOCK = 2;

    private static final PrintStream OUT = System.out;

    private DisturbedForks() {}

    /** @param args the jar, and options of {@code loopbench run} that come after those given here */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path jar = Path.of(args[0]);
        List<String> options = new ArrayList<>(List.of("--transports=blocking-channel,nio-select"));
        options.addAll(List.of(args).subList(1, args.length));
        DisturbedRun disturbed = new DisturbedRun(jar, Files.createTempDirectory("disturbed"), CELLS, BLOCK);
        disturbed.execute(DISTURBED, options);
        for (Map.Entry<String, Disruption> entry : DISTURBED.entrySet()) {
            String label = entry.getKey().replace("_twin", " (twin)");
            OUT.printf(
                    Locale.ROOT,
                    "%-20s %-10s %s%n",
                    label,
                    entry.getValue(),
                    disturbed.cause(label).orElse("not found"));
        }
        DisturbedRun undisturbed = new DisturbedRun(jar, Files.createTempDirectory("undisturbed"), CELLS, BLOCK);
        undisturbed.execute(Map.of(), options);
        print("disturbed", disturbed.document("summary.json"));
        print("undisturbed", undisturbed.document("summary.json"));
    }

    private static void print(String run, JsonNode summary) {
        JsonNode panel = summary.at("/panels/0");
        OUT.printf(
                Locale.ROOT,
                "%n%s: %d complete blocks, %s%n",
                run,
                panel.at("/completeBlocks").asInt(),
                panel.at("/evidence/status").asText());
        JsonNode twins = panel.at("/evidence/twins");
        if (twins.isObject()) {
            print("twins", twins, "");
        }
        for (JsonNode comparison : panel.at("/evidence/comparisons")) {
            print(
                    comparison.at("/cell").asText() + " : "
                            + comparison.at("/reference").asText(),
                    comparison,
                    comparison.at("/verdict").asText());
        }
        for (JsonNode cell : summary.at("/cells")) {
            JsonNode without = cell.at("/metrics/p50_us");
            JsonNode with = cell.at("/withFlagged/metrics/p50_us");
            OUT.printf(
                    Locale.ROOT,
                    "  %s %s: p50 %.2f µs of %d forks%s%n",
                    cell.at("/transport").asText(),
                    cell.at("/variant").asText(),
                    without.at("/value").asDouble(),
                    cell.at("/forks").asInt(),
                    with.isObject()
                            ? String.format(
                                    Locale.ROOT,
                                    ", %.2f with flagged ones",
                                    with.at("/value").asDouble())
                            : "");
        }
    }

    private static void print(String what, JsonNode shift, String verdict) {
        OUT.printf(
                Locale.ROOT,
                "  %s %.3f (%.3f to %.3f) %s%n",
                what,
                shift.at("/ratio").asDouble(),
                shift.at("/low").asDouble(),
                shift.at("/high").asDouble(),
                verdict);
    }
}
