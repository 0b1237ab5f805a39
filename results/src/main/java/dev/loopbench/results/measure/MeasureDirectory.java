package dev.loopbench.results.measure;

import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredTable;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.service.client.Latencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The directory of a measurement: its document, its table, {@code environment.json}, and {@code A.hlog} for each target. */
public final class MeasureDirectory {

    private MeasureDirectory() {}

    /**
     * Writes all of a measurement.
     *
     * @param table made in whatever width holds then
     * @throws IOException when it cannot be written
     */
    public static void write(RunDirectory directory, MeasuredServices measured, Supplier<String> table)
            throws IOException {
        for (Map.Entry<String, List<Latencies>> target : measured.latencies().entrySet()) {
            TargetLog.write(log(directory, target.getKey()), target.getValue());
        }
        Documents.write(directory.environmentJson(), Environment.read(List.of()));
        Documents.write(directory.measureJson(), measured.document());
        StoredTable.write(directory.path(), table);
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static MeasureDocument read(RunDirectory directory) throws IOException {
        return Documents.read(directory.measureJson(), MeasureDocument.SCHEMA, MeasureDocument.class);
    }

    /** Where the times of the target of that letter are. */
    public static Path log(RunDirectory directory, String letter) {
        return directory.path().resolve(letter + ".hlog");
    }
}
