package dev.loopbench.results.option;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Sizes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large messages and chunks are, as options. */
final class SizeOptions {

    private static final String REQUEST = "--request-bytes";
    private static final String RESPONSE = "--response-bytes";
    private static final int LEAST_CHUNK = 1024;
    private static final int MOST_CHUNK = 4 << 20;

    @Option(
            names = REQUEST,
            split = ",",
            paramLabel = "SIZE",
            description =
                    "Payload of a request, such as 64 or 64KiB. Comma-separated list; one panel per value. The response has the"
                            + " size at the same position of " + RESPONSE
                            + ", or its only size. Not for stream. Default: 64.")
    private List<String> requests = List.of();

    @Option(
            names = RESPONSE,
            split = ",",
            paramLabel = "SIZE",
            description = "Payload of a response; a list as for --request-bytes. Default: 64.")
    private List<String> responses = List.of();

    @Option(
            names = "--chunk",
            split = ",",
            paramLabel = "SIZE",
            description = "Chunk size of stream, 1KiB to 4MiB. Comma-separated list; one panel per value."
                    + " Default: 64KiB.")
    private List<String> chunks = List.of();

    @Option(
            names = "--direction",
            paramLabel = "DIRECTION",
            description = "Which way the chunks of a stream go: up (the client sends them), down or both. Default: up.")
    private @Nullable String direction;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    Sizes sizes() {
        List<Integer> there = OptionValues.sizes(REQUEST, requests, 0, MessageShape.MAX_BYTES);
        List<Integer> back = OptionValues.sizes(RESPONSE, responses, 0, MessageShape.MAX_BYTES);
        try {
            return new Sizes(Sizes.paired(there, back), streams());
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(RESPONSE, String.valueOf(e.getMessage()));
        }
    }

    boolean hasChunk() {
        return !chunks.isEmpty();
    }

    boolean hasDirection() {
        return direction != null;
    }

    boolean hasMessages() {
        return !requests.isEmpty() || !responses.isEmpty();
    }

    /** None where neither their size nor their direction was asked for. */
    private List<MessageShape> streams() {
        if (chunks.isEmpty() && direction == null) {
            return List.of();
        }
        Direction way = direction == null ? Direction.UP : OptionValues.named("--direction", direction, Direction::of);
        List<Integer> sizes = OptionValues.sizes("--chunk", chunks, LEAST_CHUNK, MOST_CHUNK);
        return (sizes.isEmpty() ? List.of(Sizes.CHUNK) : sizes)
                .stream().distinct().map(way::shape).toList();
    }
}
