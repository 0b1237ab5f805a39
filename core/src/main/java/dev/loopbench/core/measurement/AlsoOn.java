package dev.loopbench.core.measurement;

import dev.loopbench.core.placement.Placement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A further placement on which a pair of processes takes turns, beside the one that it was started on.
 *
 * @param slice counted round trips of one slice there, at least 1
 * @param name of the record that is left of it
 */
public record AlsoOn(Placement placement, int slice, String name) {

    private static final String FIELD = ":";
    private static final String NEXT = ",";

    /** The text that {@link #parseAll} reads: one word without spaces. */
    public static String text(List<AlsoOn> all) {
        return all.stream()
                .map(one -> String.join(FIELD, one.placement.label(), Integer.toString(one.slice), one.name))
                .collect(Collectors.joining(NEXT));
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} writes */
    public static List<AlsoOn> parseAll(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(NEXT, -1)).map(AlsoOn::parse).toList();
    }

    private static AlsoOn parse(String text) {
        List<String> fields = List.of(text.split(FIELD, -1));
        if (fields.size() != 3) {
            throw new IllegalArgumentException("a further placement of '" + text + "': it has three fields");
        }
        return new AlsoOn(Placement.of(fields.get(0)), Integer.parseInt(fields.get(1)), fields.get(2));
    }

    /** What is measured there. */
    ForkSpec spec(ForkSpec first) {
        return new ForkSpec(first.server(), first.client(), placement, first.serverMode(), first.traffic(), slice);
    }
}
