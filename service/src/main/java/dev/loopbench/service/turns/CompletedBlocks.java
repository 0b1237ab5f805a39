package dev.loopbench.service.turns;

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
}
