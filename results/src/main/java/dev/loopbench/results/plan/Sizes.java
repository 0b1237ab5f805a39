package dev.loopbench.results.plan;

import dev.loopbench.core.frame.MessageShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sizes that are measured, each in panels of its own; an empty list stands for the usual size.
 *
 * @param messages of all workloads but streams
 * @param chunks of streams, with their direction
 */
public record Sizes(List<MessageShape> messages, List<MessageShape> chunks) {

    /** Payload of both directions unless told otherwise. */
    static final int PAYLOAD = 64;

    /** A chunk unless told otherwise. */
    public static final int CHUNK = 64 * 1024;

    /** The usual ones. */
    public static final Sizes OWN = new Sizes(List.of(), List.of());

    private static final List<MessageShape> USUAL_MESSAGES = List.of(new MessageShape(PAYLOAD, PAYLOAD));
    private static final List<MessageShape> USUAL_CHUNKS = List.of(Direction.UP.shape(CHUNK));

    public Sizes {
        messages = List.copyOf(messages);
        chunks = List.copyOf(chunks);
    }

    /**
     * Messages of paired sizes: a list of one goes with each of the other's, an empty one stands for the usual size, and
     * two empty ones for none.
     *
     * @throws IllegalArgumentException when neither is of one and they are of different length
     */
    public static List<MessageShape> paired(List<Integer> requests, List<Integer> responses) {
        if (requests.isEmpty() && responses.isEmpty()) {
            return List.of();
        }
        List<Integer> there = requests.isEmpty() ? List.of(PAYLOAD) : requests;
        List<Integer> back = responses.isEmpty() ? List.of(PAYLOAD) : responses;
        if (there.size() > 1 && back.size() > 1 && there.size() != back.size()) {
            throw new IllegalArgumentException(there.size() + " sizes of requests and " + back.size()
                    + " of responses: give as many of both, or one of either");
        }
        return IntStream.range(0, Math.max(there.size(), back.size()))
                .mapToObj(i -> new MessageShape(nth(there, i), nth(back, i)))
                .distinct()
                .toList();
    }

    private static int nth(List<Integer> sizes, int i) {
        return sizes.get(sizes.size() == 1 ? 0 : i);
    }

    /** These, and the other's where these are the usual ones. */
    Sizes or(Sizes other) {
        return new Sizes(messages.isEmpty() ? other.messages : messages, chunks.isEmpty() ? other.chunks : chunks);
    }

    /** Those of a workload, at least one. */
    public List<MessageShape> of(Workload workload) {
        if (workload.movesChunks()) {
            return chunks.isEmpty() ? USUAL_CHUNKS : chunks;
        }
        return messages.isEmpty() ? USUAL_MESSAGES : messages;
    }
}
