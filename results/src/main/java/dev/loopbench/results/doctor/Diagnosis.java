package dev.loopbench.results.doctor;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The findings on a machine at one moment.
 *
 * @param schema of the document
 * @param machine in one line
 * @param publishAdvisable whether nothing was found that spoils a measurement
 * @param findings the gravest first
 * @param unseen file → the reason why it could not be read
 */
public record Diagnosis(
        String schema, String machine, boolean publishAdvisable, List<Finding> findings, Map<String, String> unseen) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-doctor/1";

    static Diagnosis of(String machine, List<Finding> findings, Map<String, String> unseen) {
        return new Diagnosis(
                SCHEMA,
                machine,
                findings.stream().noneMatch(finding -> finding.severity() == Severity.SPOILS),
                findings.stream()
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList(),
                unseen);
    }

    /** Those of that severity. */
    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
