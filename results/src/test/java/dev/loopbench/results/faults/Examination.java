package dev.loopbench.results.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for what a fault must not lead to. */
final class Examination {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(|Exception in thread|^Caused by: ");
    private static final double LONGEST_ROUND_TRIP_MICROS = 20_000;
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private Examination() {}

    /** All that is wrong, a few words each; none if the fault ended well. */
    static List<String> of(Fault fault, Ended ended, Sandbox sandbox) throws IOException {
        List<String> wrong = new ArrayList<>();
        if (ended.code() == Ended.NEVER) {
            wrong.add("hang");
        } else if (!fault.codes().isEmpty() && !fault.codes().contains(ended.code())) {
            wrong.add("exit code " + ended.code());
        }
        if (TRACE.matcher(ended.text()).find()) {
            wrong.add("stack trace");
        }
        fault.said().stream()
                .filter(text -> !ended.text().contains(text))
                .forEach(text -> wrong.add("does not say '" + text + "'"));
        wrong.addAll(runs(sandbox));
        if (areLeft(sandbox)) {
            wrong.add("processes left");
        }
        return wrong;
    }

    private static boolean areLeft(Sandbox sandbox) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (sandbox.processes().isEmpty()) {
                return false;
            }
            Sandbox.pause();
        }
        return true;
    }

    private static List<String> runs(Sandbox sandbox) throws IOException {
        List<String> wrong = new ArrayList<>();
        if (!Files.isDirectory(sandbox.path("runs"))) {
            return wrong;
        }
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(sandbox.path("runs"))) {
            for (Path run : runs) {
                if (Files.isDirectory(run) && !Files.isSymbolicLink(run)) {
                    wrong.addAll(scores(run));
                    wrong.addAll(lost(run));
                }
            }
        }
        return wrong;
    }

    /** A cell that claims to be measured has a fork that did not fail, and a time that a round trip can take. */
    private static List<String> scores(Path run) throws IOException {
        List<String> wrong = new ArrayList<>();
        Path summary = run.resolve("summary.json");
        if (!Files.isRegularFile(summary)) {
            return wrong;
        }
        for (JsonNode cell : JSON.readTree(summary.toFile()).at("/cells")) {
            if (cell.at("/status").asText().equals("measured")) {
                double micros = cell.at("/metrics/p50_us_all/value").asDouble();
                if (!(micros > 1 && micros < LONGEST_ROUND_TRIP_MICROS)) {
                    wrong.add("wrong score " + micros);
                }
            }
        }
        return wrong;
    }

    /** Every fork that was finished is in the document of a run that came to an end. */
    private static List<String> lost(Path run) throws IOException {
        Path journal = run.resolve("journal.jsonl");
        Path document = run.resolve("run.json");
        if (!Files.isRegularFile(journal) || !Files.isRegularFile(document)) {
            return List.of();
        }
        int finished = Files.readAllLines(journal).size();
        int kept = JSON.readTree(document.toFile()).at("/forks").size();
        return kept < finished ? List.of((finished - kept) + " lost forks") : List.of();
    }
}
