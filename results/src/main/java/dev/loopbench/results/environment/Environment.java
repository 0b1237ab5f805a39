package dev.loopbench.results.environment;

import dev.loopbench.core.record.ForkRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The environment of a run.
 *
 * @param schema of the document
 * @param facts section → name → value
 * @param ends how the forks' ends were set up
 * @param unread what could not be read → the reason
 */
public record Environment(
        String schema, Map<String, Map<String, Object>> facts, List<EndFacts> ends, Map<String, String> unread) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-environment/1";

    /** This machine and process, and the ends of these forks. Takes a few milliseconds. */
    public static Environment read(Collection<ForkRecord> forks) {
        return read(Path.of("/"), forks);
    }

    /**
     * The same with {@code /proc} and {@code /sys} below another root.
     *
     * @param root the directory that holds them
     */
    public static Environment read(Path root, Collection<ForkRecord> forks) {
        FactSheet sheet = new FactSheet(root);
        ProcessorFacts.addTo(sheet);
        KernelFacts.addTo(sheet);
        CgroupFacts.addTo(sheet);
        ClockFacts.addTo(sheet);
        Versions.addTo(sheet);
        return new Environment(SCHEMA, sheet.facts(), EndFacts.of(forks), sheet.unread());
    }
}
