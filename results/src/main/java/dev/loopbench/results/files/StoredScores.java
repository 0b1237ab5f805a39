package dev.loopbench.results.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of {@code jmh.json}, as they were written. */
public final class StoredScores {

    private static final String MODE = "mode";

    /** The average time of an operation. */
    private static final String TIME = "avgt";

    private final List<Map<String, Object>> entries;

    private StoredScores(List<Map<String, Object>> entries) {
        this.entries = entries;
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static StoredScores read(RunDirectory directory) throws IOException {
        return new StoredScores(Documents.read(directory.jmhJson(), Entries.class));
    }

    /** So that Jackson knows what it reads. */
    private static final class Entries extends ArrayList<Map<String, Object>> {
        private static final long serialVersionUID = 1;
    }

    /**
     * As a document for JMH's tools.
     *
     * @param times whether entries that are times are wanted, or those that are rates; {@code null} for all
     */
    public String text(@Nullable Boolean times) throws IOException {
        return Documents.text(entries.stream()
                .filter(entry -> times == null || times == TIME.equals(entry.get(MODE)))
                .toList());
    }
}
