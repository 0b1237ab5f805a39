package dev.loopbench.results.measure;

import dev.loopbench.service.client.Errors;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Contender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a target's echo, if they can be used.
 *
 * @param blocks empty where there is no echo, or it is left out
 * @param note why it is left out; absent otherwise
 */
record FloorBlocks(List<BlockRecord> blocks, @Nullable String note) {

    FloorBlocks {
        blocks = List.copyOf(blocks);
    }

    /** @param floor absent where there is no echo */
    static FloorBlocks of(@Nullable Contender floor, CompletedBlocks completed) {
        if (floor == null) {
            return new FloorBlocks(List.of(), null);
        }
        Errors errors = floor.client().errors();
        if (errors.total() > 0) {
            return leftOut(ErrorText.line(errors));
        }
        List<BlockRecord> blocks = completed.of(floor);
        boolean isEmpty =
                blocks.stream().allMatch(block -> block.latencies().response().getTotalCount() == 0);
        return isEmpty ? leftOut("none of its requests was measured") : new FloorBlocks(blocks, null);
    }

    private static FloorBlocks leftOut(String why) {
        return new FloorBlocks(List.of(), "the echo is left out: " + why);
    }
}
