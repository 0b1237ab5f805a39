package dev.loopbench.results.plan;

import dev.loopbench.core.session.MessageShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sizes that are measured, each in panels of its own.
 *
 * @param messages of all workloads but streams, at least one
 * @param chunks of streams, with their direction, at least one
 */
public record Sizes(List<MessageShape> messages, List<MessageShape> chunks) {

    /** Payload of both directions unless told otherwise. */
    static final int PAYLOAD = 64;

    /** A chunk unless told otherwise. */
    public static final int CHUNK = 64 * 1024;

    /** What is measured unless told otherwise. */
    public static final Sizes DEFAULT = of(new MessageShape(PAYLOAD, PAYLOAD));

    public Sizes {
        messages = List.copyOf(messages);
        chunks = List.copyOf(chunks);
        if (messages.isEmpty() || chunks.isEmpty()) {
            throw new IllegalArgumentException("no size");
        }
    }

    /** Messages of one size, and the usual chunks. */
    static Sizes of(MessageShape messages) {
        return new Sizes(List.of(messages), List.of(Direction.UP.shape(CHUNK)));
    }

    /**
     * Messages of paired sizes: a list of one goes with each of the other's, an empty one stands for the usual size.
     *
     * @throws IllegalArgumentException when neither is of one and they are of different length
     */
    public static List<MessageShape> paired(List<Integer> requests, List<Integer> responses) {
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

    /** Those of a workload. */
    List<MessageShape> of(Workload workload) {
        return workload == Workload.STREAM ? chunks : messages;
    }
}
