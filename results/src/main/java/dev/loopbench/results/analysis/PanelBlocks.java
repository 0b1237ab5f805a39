package dev.loopbench.results.analysis;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The blocks of a panel, and which forks its figures come from: the good ones of blocks that count; of a cell that has none, all
 * that came to an end.
 *
 * @param blocks in the order of their numbers
 */
public record PanelBlocks(Panel panel, List<Block> blocks) {

    /**
     * One fork of every cell, which took turns with each other. A fork that failed, or that a gate flagged, drops out, and the others
     * stand. Where the machine as a whole was disturbed, none does.
     *
     * @param number from 1
     * @param forks those that were run
     * @param bad those that drop out, or are missing
     * @param isLost whether the machine as a whole was disturbed
     */
    public record Block(int number, List<ForkEntry> forks, List<BadFork> bad, boolean isLost) {

        /** The fork of a cell that figures and ratios may come from. */
        public Optional<ForkEntry> good(Cell cell) {
            return isLost || bad.stream().anyMatch(one -> one.cell().equals(cell))
                    ? Optional.empty()
                    : forks.stream().filter(fork -> fork.cell().equals(cell)).findFirst();
        }
    }

    public static PanelBlocks of(Panel panel, List<ForkEntry> forks, Judgement judgement) {
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
                    .map(cause -> new BadFork(panel, cell, number, cause))
                    .ifPresent(bad::add);
        }
        long blaming = members.stream().filter(judgement::blamesMachine).count();
        return new Block(number, members, bad, 2 * blaming > members.size());
    }

    /** Those that comparisons rest on. */
    public List<Block> counted() {
        return blocks.stream().filter(block -> !block.isLost()).toList();
    }

    /** Whether there are enough blocks for evidence. */
    boolean isEvidence() {
        return counted().size() >= Panel.EVIDENCE;
    }

    /** Whether one of a cell's forks says that none of its figures can be trusted. */
    public boolean isVoid(Cell cell) {
        return all(cell).stream().anyMatch(fork -> fork.record().voidsCell());
    }

    /** The forks of a cell that its figures come from. */
    public List<ForkEntry> analysed(Cell cell) {
        if (isVoid(cell)) {
            return List.of();
        }
        List<ForkEntry> good =
                blocks.stream().flatMap(block -> block.good(cell).stream()).toList();
        return good.isEmpty()
                ? all(cell).stream().filter(fork -> fork.failure() == null).toList()
                : good;
    }

    /** All forks of a cell, failed ones too. */
    public List<ForkEntry> all(Cell cell) {
        return blocks.stream()
                .flatMap(block -> block.forks().stream())
                .filter(fork -> fork.cell().equals(cell))
                .toList();
    }

    /**
     * A fork for whose sake its block is not complete.
     *
     * @param panel that the block belongs to
     * @param cell that is missing something
     * @param block its number, from 1
     * @param cause what it is, one line
     */
    public record BadFork(Panel panel, Cell cell, int block, String cause) {}
}
