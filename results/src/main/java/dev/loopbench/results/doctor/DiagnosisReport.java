package dev.loopbench.results.doctor;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.text.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A diagnosis as text. */
public final class DiagnosisReport {

    private static final Map<Severity, String> TITLES = Map.of(
            Severity.SPOILS, "Spoils a measurement",
            Severity.COSTS, "Slows local services, or limits what can be measured",
            Severity.NOTE, "Good to know");
    private static final int GRAVEST = 3;

    private DiagnosisReport() {}

    /** All of it; ends with a newline. */
    public static String text(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(diagnosis.machine()));
        for (Severity severity : Severity.values()) {
            List<Finding> findings = diagnosis.of(severity);
            if (!findings.isEmpty()) {
                lines.add("");
                lines.add(TITLES.get(severity));
                findings.forEach(finding -> add(finding, severity != Severity.NOTE, lines));
            }
        }
        unseen(diagnosis.unseen(), lines);
        lines.add("");
        lines.add(conclusion(diagnosis));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The gravest findings in a line each, for the start of a run; empty where there is none.
     *
     * @param told identities of findings that were printed already
     */
    public static String gravest(Diagnosis diagnosis, Set<String> told) {
        List<Finding> grave = diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        if (grave.isEmpty()) {
            return "";
        }
        int more = grave.size() - GRAVEST;
        return lines(grave.stream()
                        .limit(GRAVEST)
                        .filter(finding -> !told.contains(finding.id()))
                        .toList())
                + "'loopbench doctor' says why and what helps"
                + (more > 0 ? ", and has " + more + " more" : "")
                + "\n";
    }

    /** Findings in a line each; each ends with a newline. */
    static String lines(List<Finding> findings) {
        return findings.stream()
                .flatMap(
                        finding -> Paragraph.lines(
                                finding.severity().label() + ": ", "  ", finding.subject() + ": " + finding.value())
                                .stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Whether a run is worth publishing now, in one line. */
    static String conclusion(Diagnosis diagnosis) {
        int spoilers = diagnosis.of(Severity.SPOILS).size();
        return diagnosis.publishAdvisable()
                ? "A run to be published is advisable now: nothing was found that spoils it"
                        + (diagnosis.unseen().isEmpty() ? "." : ", as far as can be seen here.")
                : "A run to be published is not advisable now: " + spoilers
                        + (spoilers == 1 ? " finding spoils it." : " findings spoil it.");
    }

    private static void add(Finding finding, boolean detailed, List<String> lines) {
        lines.addAll(Paragraph.lines("  ", "    ", finding.subject() + ": " + finding.value()));
        lines.addAll(Paragraph.lines("    ", "    ", finding.why() + " [" + finding.source() + "]"));
        if (finding.benefit() != null) {
            lines.addAll(Paragraph.lines("    measured: ", "      ", finding.benefit()));
        }
        if (detailed || finding.benefit() != null) {
            finding.commands().forEach(command -> lines.add("    $ " + Printable.line(command)));
        }
    }

    private static void unseen(Map<String, String> unseen, List<String> lines) {
        if (unseen.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Not seen");
        Map<String, List<String>> byReason = unseen.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        byReason.forEach((reason, files) ->
                lines.addAll(Paragraph.lines("  ", "    ", reason + ": " + String.join(", ", files))));
    }
}
