package dev.loopbench.results.compare;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredFork;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import dev.loopbench.results.store.StoredRun.StoredProgram;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A floor, where both runs had the same program. */
final class FloorCell implements Baseline {

    private final Floor floor;

    FloorCell(Floor floor) {
        this.floor = floor;
    }

    @Override
    public Optional<Shared> of(StoredRun base, StoredRun candidate, PanelPair pair) {
        return cell(base, pair.base())
                .flatMap(one -> cell(candidate, pair.candidate())
                        .filter(other -> programs(base, one).equals(programs(candidate, other)))
                        .map(other -> new Shared(one, other)));
    }

    private Optional<StoredCell> cell(StoredRun run, StoredPanel panel) {
        return panel.cells().stream()
                .filter(cell -> cell.transport().equals(floor.label()))
                .filter(cell -> isGoodOftenEnough(run, panel, cell))
                .findFirst();
    }

    /** A floor does not make a block incomplete, and must not cost the panel its evidence either. */
    private static boolean isGoodOftenEnough(StoredRun run, StoredPanel panel, StoredCell cell) {
        Set<Integer> good = Set.copyOf(panel.completeBlocks(cell));
        long forks = run.forks(cell).stream()
                .filter(fork -> good.contains(fork.block()) && !fork.figures().isEmpty())
                .count();
        return forks > 0 && forks >= Math.min(panel.completeBlocks().size(), Panel.EVIDENCE);
    }

    private static Set<StoredProgram> programs(StoredRun run, StoredCell cell) {
        return run.forks(cell).stream()
                .map(StoredFork::client)
                .flatMap(Stream::ofNullable)
                .map(StoredRun.StoredEnd::jvm)
                .collect(Collectors.toSet());
    }
}
