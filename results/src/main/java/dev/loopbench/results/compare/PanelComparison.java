package dev.loopbench.results.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.PanelEvidence.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a panel in two runs.
 *
 * @param point that of the base
 * @param newJdk that of the candidate, full version
 * @param primaryMetric the one that gets verdicts
 * @param yardstick by which cell values are divided; absent when the runs share none
 * @param status whether anything can be said
 * @param rows metric by metric, the primary one first
 * @param onlyInBase cells that the candidate does not have
 * @param onlyInNew cells that the base does not have
 */
public record PanelComparison(
        @JsonUnwrapped PanelKey point,
        String newJdk,
        String primaryMetric,
        @Nullable String yardstick,
        Status status,
        List<Row> rows,
        List<String> onlyInBase,
        List<String> onlyInNew) {

    /**
     * The rows of cells that got worse. The yardstick's own row does not count: it cannot tell a slower build from a
     * slower hour.
     */
    public List<Row> regressed() {
        return rows.stream()
                .filter(row -> row.hasRegressed() && (row.normalised() || yardstick == null))
                .toList();
    }

    /** The rows with a verdict that decides, likewise without the yardstick's own. */
    public List<Row> decided() {
        return rows.stream()
                .filter(row -> row.shift().decides() && (row.normalised() || yardstick == null))
                .toList();
    }

    /** The rows of a role. */
    public List<Row> rows(Row.Role role) {
        return rows.stream().filter(row -> row.role() == role).toList();
    }
}
