package dev.loopbench.service.turns;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks that were completed.
 *
 * @param blocks by block, contender → its record
 * @param failure why a later block was not completed, for people; empty when all were
 */
public record CompletedBlocks(List<Map<Contender, BlockRecord>> blocks, Optional<String> failure) {

    public CompletedBlocks {
        blocks = List.copyOf(blocks);
    }

    /** The records of one contender, in time order. */
    public List<BlockRecord> of(Contender contender) {
        return blocks.stream()
                .map(block -> Optional.ofNullable(block.get(contender)).orElseThrow())
                .toList();
    }

    /**
     * One contender in one block: all of its turns together.
     *
     * @param latencies of the requests that count
     * @param turns what they brought
     * @param usage of the service's processes during the turns
     * @param wallNanos how long the turns took, from the first request to the last reply
     * @param clientCpuNanos processor time of the client's threads meanwhile
     */
    public record BlockRecord(
            Latencies latencies, TurnResult turns, Usage usage, long wallNanos, long clientCpuNanos) {}
}
