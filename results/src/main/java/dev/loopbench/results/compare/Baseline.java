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

/**
 * The cell by whose forks those of all others are divided, block by block. What slows down a whole block slows down both,
 * and so does what sets one day apart from another: runs are compared by what is left.
 */
interface Baseline {

    /**
     * That cell of a panel.
     *
     * @return empty when the runs do not share one that would do
     */
    Optional<Shared> of(StoredRun base, StoredRun candidate, PanelPair pair);

    /** The same cell in both runs. */
    record Shared(StoredCell base, StoredCell candidate) {}

    /** The first half of a panel's A/A pair: its twin then shows what the comparison takes for a change where there is none. */
    final class ControlBaseline implements Baseline {

        @Override
        public Optional<Shared> of(StoredRun base, StoredRun candidate, PanelPair pair) {
            return twinned(pair.base())
                    .flatMap(
                            one -> twinned(pair.candidate()).filter(one::isLike).map(other -> new Shared(one, other)))
                    // Where nothing else is measured there is nothing to divide.
                    .filter(shared -> pair.common().stream().anyMatch(cell -> !cell.isVariantOf(shared.base())));
        }

        private static Optional<StoredCell> twinned(StoredPanel panel) {
            return panel.cells().stream().filter(StoredCell::isTwin).findFirst().flatMap(panel::plain);
        }
    }

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
                    .filter(fork ->
                            good.contains(fork.block()) && !fork.figures().isEmpty())
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
}
