package dev.loopbench.results.compare;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.measure.MeasureDirectory;
import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.MeasureDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One of the two measurements of users' own services.
 *
 * @param name of its directory
 * @param document what was measured
 * @param environment where
 */
public record MeasuredSide(String name, MeasureDocument document, StoredEnvironment environment) {

    /** Whether a directory holds such a measurement. */
    public static boolean isIn(Path path) {
        return Files.exists(new RunDirectory(path).measureJson());
    }

    /**
     * Reads a measurement's directory.
     *
     * @throws IOException when it is none, saying why in one line
     */
    public static MeasuredSide read(Path path) throws IOException {
        RunDirectory directory = new RunDirectory(path.toRealPath());
        return new MeasuredSide(directory.name(), MeasureDirectory.read(directory), StoredEnvironment.read(directory));
    }

    /** The figures of a target, or of its echo, by block. */
    Optional<BlockSeries> series(String letter, boolean echo) {
        return document.blocks().stream()
                .filter(series -> series.name().equals(letter) && series.echo() == echo)
                .findFirst();
    }
}
