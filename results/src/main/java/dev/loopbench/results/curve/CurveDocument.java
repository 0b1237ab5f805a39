package dev.loopbench.results.curve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import java.util.List;

/**
 * The document {@code curve.json}.
 *
 * @param schema of the document
 * @param run its name
 * @param complete whether all that was planned was run
 * @param seed that shuffled the forks
 * @param load on each transport, at every rate
 * @param forks how many of each rate, and how long they were
 * @param curves one of each transport that was asked for
 * @param notes what a reader should know
 * @param environment the machine and the ends of all forks
 */
public record CurveDocument(
        String schema,
        String run,
        boolean complete,
        long seed,
        @JsonUnwrapped Load load,
        @JsonUnwrapped ForkTimes forks,
        List<Curve> curves,
        List<String> notes,
        Environment environment) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-curve/2";

    /**
     * The load of a curve without its rate.
     *
     * @param placement of the ends
     * @param address what they talk over
     * @param arrivals how requests follow each other
     * @param connections open at once
     * @param window requests outstanding on each at most
     */
    public record Load(String placement, String address, String arrivals, int connections, int window) {}

    public CurveDocument {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }
}
