package dev.loopbench.results.curve;

import dev.loopbench.results.environment.Environment;
import java.util.List;

/**
 * The document {@code curve.json}.
 *
 * @param schema of the document
 * @param run its name
 * @param complete whether all that was planned was run
 * @param seed that shuffled the forks
 * @param placement of the ends
 * @param address what they talk over
 * @param arrivals how requests follow each other
 * @param connections open at once
 * @param window requests outstanding on each at most
 * @param blocks forks of each rate; of one that was repeated, more
 * @param warmupMillis how long forks ran before their slices counted, times their transports' factors
 * @param measureMillis how long slices counted
 * @param jdk the full version of the forks' JDK
 * @param curves one of each transport that was asked for
 * @param notes what a reader should know
 * @param environment the machine and the ends of all forks
 */
public record CurveDocument(
        String schema,
        String run,
        boolean complete,
        long seed,
        String placement,
        String address,
        String arrivals,
        int connections,
        int window,
        int blocks,
        long warmupMillis,
        long measureMillis,
        String jdk,
        List<Curve> curves,
        List<String> notes,
        Environment environment) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-curve/2";

    public CurveDocument {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }
}
