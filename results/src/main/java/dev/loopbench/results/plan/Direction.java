package dev.loopbench.results.plan;

import dev.loopbench.core.frame.MessageShape;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which way the chunks of a stream go. What acknowledges them goes the other way: a header without payload. */
public enum Direction {
    /** The client sends them. */
    UP,
    /** The server sends them. */
    DOWN,
    /** Each end sends them, one in answer to the other's. */
    BOTH;

    /** The name in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Requests and responses that carry chunks of so many bytes this way. */
    public MessageShape shape(int chunk) {
        return new MessageShape(this == DOWN ? 0 : chunk, this == UP ? 0 : chunk);
    }

    /**
     * Which way such messages go.
     *
     * @param requestBytes payload
     * @param responseBytes payload
     */
    public static Direction of(int requestBytes, int responseBytes) {
        if (responseBytes == 0) {
            return UP;
        }
        return requestBytes == 0 ? DOWN : BOTH;
    }

    /**
     * The direction of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Direction of(String label) {
        return Arrays.stream(values())
                .filter(direction -> direction.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "': allowed are "
                        + Arrays.stream(values()).map(Direction::label).collect(Collectors.joining(", "))));
    }
}
