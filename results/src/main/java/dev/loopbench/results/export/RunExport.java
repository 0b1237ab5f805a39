package dev.loopbench.results.export;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.files.StoredScores;
import dev.loopbench.results.store.Summary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored run in the form that another program reads. */
public final class RunExport {

    private static final String NAME = "loopbench";

    private RunExport() {}

    /**
     * Texts by the names of their files; none where the run has nothing of that kind.
     *
     * @param wanted only metrics that are wanted that way; {@code null} for all
     * @param pictures where Markdown finds the pictures of {@link ExportFormat#SVG}; {@code null} for none
     * @throws IOException when a document of the run cannot be read, saying why in one line
     */
    public static Map<String, String> files(
            RunDirectory directory, ExportFormat format, @Nullable Better wanted, @Nullable String pictures)
            throws IOException {
        if (format == ExportFormat.SVG) {
            return PanelPicture.of(Summary.read(directory));
        }
        if (format == ExportFormat.HGRM) {
            return wanted == Better.BIGGER ? Map.of() : PercentileExport.of(directory);
        }
        Map<String, String> files = new LinkedHashMap<>();
        if (format == ExportFormat.GITHUB_ACTION_BENCHMARK) {
            for (Better better : Better.values()) {
                if (wanted == null || wanted == better) {
                    files.put(name(format, better), GithubActionExport.of(Summary.read(directory), better));
                }
            }
        } else {
            files.put(name(format, wanted), text(directory, format, wanted, pictures));
        }
        return files;
    }

    private static String text(
            RunDirectory directory, ExportFormat format, @Nullable Better wanted, @Nullable String pictures)
            throws IOException {
        return switch (format) {
            case JMH -> StoredScores.read(directory).text(wanted == null ? null : wanted == Better.SMALLER);
            case CSV -> CsvExport.of(Summary.read(directory), wanted);
            case MARKDOWN -> MarkdownExport.of(Summary.read(directory), wanted, pictures);
            case OPENMETRICS -> OpenMetricsExport.of(Summary.read(directory), StartedRun.read(directory), wanted);
            case HGRM, SVG, GITHUB_ACTION_BENCHMARK ->
                throw new IllegalArgumentException(format.label() + " is many files");
        };
    }

    private static String name(ExportFormat format, @Nullable Better wanted) {
        return NAME + (wanted == null ? "" : "-" + wanted.label() + "-is-better") + "." + format.ending();
    }
}
