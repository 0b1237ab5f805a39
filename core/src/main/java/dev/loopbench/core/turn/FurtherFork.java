package dev.loopbench.core.turn;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Traffic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A further fork that takes turns in a pair of processes that was started for another: on another placement, or with other
 * connections to the same server.
 *
 * @param connections open at once
 * @param window requests outstanding on each connection
 * @param slice counted round trips of one slice, at least 1
 * @param name of the record that it leaves
 */
public record FurtherFork(Placement placement, int connections, int window, int slice, String name) {

    private static final String FIELD = ":";
    private static final String NEXT = ",";
    private static final int FIELDS = 5;

    /** The differences between a fork and the one that its pair was started for. */
    public static FurtherFork of(ForkSpec spec, String name) {
        Traffic traffic = spec.traffic();
        return new FurtherFork(spec.placement(), traffic.connections(), traffic.window(), spec.slice(), name);
    }

    /** The text that {@link #parseAll} reads: one word without spaces. */
    public static String text(List<FurtherFork> all) {
        return all.stream().map(FurtherFork::text).collect(Collectors.joining(NEXT));
    }

    private String text() {
        return String.join(
                FIELD,
                placement.label(),
                Integer.toString(connections),
                Integer.toString(window),
                Integer.toString(slice),
                name);
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} writes */
    public static List<FurtherFork> parseAll(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(NEXT, -1)).map(FurtherFork::parse).toList();
    }

    private static FurtherFork parse(String text) {
        List<String> fields = List.of(text.split(FIELD, -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("a further fork of '" + text + "': it has " + FIELDS + " fields");
        }
        return new FurtherFork(
                Placement.of(fields.get(0)),
                Integer.parseInt(fields.get(1)),
                Integer.parseInt(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                fields.get(4));
    }

    /** Whether its code is not warm yet when the first fork's is. */
    boolean hasOtherLoad(ForkSpec first) {
        return connections != first.traffic().connections()
                || window != first.traffic().window();
    }

    /** The conditions that it measures. */
    ForkSpec spec(ForkSpec first) {
        Traffic traffic = first.traffic().onConnections(connections).withWindow(window);
        return new ForkSpec(first.server(), first.client(), placement, first.serverMode(), traffic, slice);
    }
}
