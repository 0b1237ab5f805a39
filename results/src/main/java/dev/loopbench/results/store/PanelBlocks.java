package dev.loopbench.results.store;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The blocks of a panel, and which forks its figures come from: those of complete blocks where there are enough for
 * evidence; else every cell's own good ones, or, if it has none, all that came to an end.
 *
 * @param blocks in the order of their numbers
 */
record PanelBlocks(Panel panel, List<Block> blocks) {

    /**
     * One fork of every cell.
     *
     * @param number from 1
     * @param forks in the order of the panel's cells
     * @param bad what is missing; empty when the block is complete
     * @param badFloors what is missing of floors, on which completeness does not depend
     */
    record Block(int number, List<ForkEntry> forks, List<BadFork> bad, List<BadFork> badFloors) {
        boolean complete() {
            return bad.isEmpty();
        }

        /** The fork of a cell, which a complete block has. */
        ForkEntry fork(Cell cell) {
            return forks.stream()
                    .filter(fork -> fork.cell().equals(cell))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static PanelBlocks of(Panel panel, List<ForkEntry> forks, Judgement judgement) {
        Map<Integer, List<ForkEntry>> byNumber = forks.stream()
                .filter(fork -> panel.cells().contains(fork.cell()))
                .collect(Collectors.groupingBy(ForkEntry::block, TreeMap::new, Collectors.toList()));
        List<Block> blocks = new ArrayList<>();
        byNumber.forEach((number, members) -> blocks.add(block(panel, number, members, judgement)));
        return new PanelBlocks(panel, blocks);
    }

    private static Block block(Panel panel, int number, List<ForkEntry> members, Judgement judgement) {
        List<BadFork> bad = new ArrayList<>();
        List<BadFork> badFloors = new ArrayList<>();
        for (Cell cell : panel.cells()) {
            members.stream()
                    .filter(fork -> fork.cell().equals(cell))
                    .findFirst()
                    .map(judgement::defect)
                    .orElseGet(() -> Optional.of("not measured"))
                    .map(cause -> new BadFork(panel, cell, number, cause))
                    .ifPresent((cell.isFloor() ? badFloors : bad)::add);
        }
        return new Block(number, members, bad, badFloors);
    }

    /** Those that comparisons rest on. */
    List<Block> complete() {
        return blocks.stream().filter(Block::complete).toList();
    }

    /** Whether there are enough complete blocks for evidence. */
    boolean isEvidence() {
        return complete().size() >= Panel.EVIDENCE;
    }

    /** Whether figures may come from a block. */
    boolean analysed(Block block) {
        return block.complete() || !isEvidence();
    }

    /** Whether one of a cell's forks says that none of its figures can be trusted. */
    boolean isVoid(Cell cell) {
        return all(cell).stream().anyMatch(fork -> fork.record().voidsCell());
    }

    /** The forks of a cell that its figures come from. */
    List<ForkEntry> analysed(Cell cell) {
        if (isVoid(cell)) {
            return List.of();
        }
        List<ForkEntry> ended = all(cell, blocks.stream().filter(this::analysed).toList()).stream()
                .filter(fork -> fork.failure() == null)
                .toList();
        List<ForkEntry> good = ended.stream().filter(this::isGood).toList();
        return good.isEmpty() ? ended : good;
    }

    private boolean isGood(ForkEntry fork) {
        return blocks.stream()
                .flatMap(block -> Stream.concat(block.bad().stream(), block.badFloors().stream()))
                .noneMatch(bad -> bad.cell().equals(fork.cell()) && bad.block() == fork.block());
    }

    /** The fork of a cell in a block, if it is good. */
    Optional<ForkEntry> good(Cell cell, int block) {
        return all(cell).stream()
                .filter(fork -> fork.block() == block && isGood(fork))
                .findFirst();
    }

    /** All forks of a cell, failed ones too. */
    List<ForkEntry> all(Cell cell) {
        return all(cell, blocks);
    }

    private static List<ForkEntry> all(Cell cell, List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block.forks().stream())
                .filter(fork -> fork.cell().equals(cell))
                .toList();
    }

    /** What is missing in all blocks together. */
    List<BadFork> bad() {
        return blocks.stream().flatMap(block -> block.bad().stream()).toList();
    }
}
