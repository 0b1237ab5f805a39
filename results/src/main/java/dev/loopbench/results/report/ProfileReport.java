package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.text.Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The forks under the profiler in words: each text ends with a newline. */
public final class ProfileReport {

    private ProfileReport() {}

    /**
     * Before the first of them.
     *
     * @param sight what the profiler sees, and what keeps it from seeing more
     */
    public static String opening(List<String> sight) {
        Lines lines = new Lines();
        lines.paragraph("", "Profile forks, by " + sight.get(0));
        sight.stream().skip(1).forEach(reason -> lines.paragraph("  ", reason));
        return lines.text();
    }

    /** In place of all of them. */
    public static String none(String reason) {
        Lines lines = new Lines();
        lines.paragraph("", "No flame graphs: " + reason);
        return lines.text();
    }

    /**
     * After the last of them.
     *
     * @param profiled of how many cells there are flame graphs
     * @param missing why there are none of others, one line each
     * @param end why not all were run; empty if they were
     */
    public static String closing(
            Path directory, int profiled, ProfiledCells cells, List<String> missing, Optional<String> end) {
        Lines lines = new Lines();
        // A path is copied, not read: it is not broken.
        lines.add("Flame graphs of " + Counted.of(profiled, "cell") + ": " + directory);
        missing.forEach(reason -> lines.paragraph("  ", "none of " + reason));
        end.ifPresent(reason -> lines.paragraph("  ", "none of the cells that were still to come: " + reason));
        if (!cells.floors().isEmpty()) {
            lines.paragraph("  ", "none of " + String.join(", ", cells.floors()) + ": programs in C, without a JVM");
        }
        if (!cells.skipped().isEmpty()) {
            lines.paragraph("  ", "none of what was skipped: " + String.join(", ", cells.skipped()));
        }
        return lines.text();
    }
}
