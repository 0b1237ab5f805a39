package dev.loopbench.results.store;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The blocks of a panel, and which of them its figures come from: complete ones, or, if none is, all there are.
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
     */
    record Block(int number, List<ForkEntry> forks, List<BadFork> bad) {
        boolean complete() {
            return bad.isEmpty();
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
        for (Cell cell : panel.cells()) {
            members.stream()
                    .filter(fork -> fork.cell().equals(cell))
                    .findFirst()
                    .map(judgement::defect)
                    .orElseGet(() -> Optional.of("not measured"))
                    .ifPresent(cause -> bad.add(new BadFork(panel, cell, number, cause)));
        }
        return new Block(number, members, bad);
    }

    boolean anyComplete() {
        return blocks.stream().anyMatch(Block::complete);
    }

    /** Whether figures come from a block. */
    boolean analysed(Block block) {
        return block.complete() || !anyComplete();
    }

    /** The forks of a cell that its figures come from. */
    List<ForkEntry> analysed(Cell cell) {
        return all(cell, blocks.stream().filter(this::analysed).toList()).stream()
                .filter(fork -> fork.failure() == null)
                .toList();
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
