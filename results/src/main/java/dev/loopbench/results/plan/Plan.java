package dev.loopbench.results.plan;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.transport.Floor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a run is to measure.
 *
 * @param profile its name
 * @param seed shuffles the forks of every block
 * @param warmup how long a fork runs before its first turn, times the factors of its transport and workload
 * @param measure how long the turns of a fork take together, on average over the cells that it takes turns with
 * @param budget what the run may take: within it lost blocks are replaced
 * @param warmupFactors transport → factor; 1 where it is absent
 * @param ownFloors transport → what it is held against; nothing where it is absent
 * @param variants those that cells name
 * @param isOpenEnded whether blocks are added until what was asked is decided
 */
public record Plan(
        String profile,
        long seed,
        Duration warmup,
        Duration measure,
        Duration budget,
        List<Panel> panels,
        Map<String, Integer> warmupFactors,
        Map<String, Floor> ownFloors,
        List<Variant> variants,
        boolean isOpenEnded) {

    /** Time of a fork beyond warm-up and turns: two JVM starts, compiling the CPU probe, and the record. */
    public static final Duration FORK_OVERHEAD = Duration.ofMillis(6500);

    /** The cost of every further load on the same pair: its code is compiled anew. */
    private static final Duration LOAD_OVERHEAD = Duration.ofMillis(2500);

    /** The further time of a fork of a plan with variants: both ends load their classes without the archive. */
    private static final Duration CLASSES_OVERHEAD = Duration.ofSeconds(2);

    /** The same of a fork of a floor: two processes without a JVM. */
    private static final Duration FLOOR_OVERHEAD = Duration.ofMillis(500);

    /** Both ends of a pair compile at once, so that two processors are well used by two pairs, and more by no more. */
    private static final int STARTS_AT_ONCE = 2;

    /** There is nothing to compile: sockets, caches and clock rates are all that must get warm. */
    private static final Duration FLOOR_WARMUP = Duration.ofMillis(200);

    /** Nothing. */
    public static final Plan EMPTY = new Plan(
            "", 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, List.of(), Map.of(), Map.of(), List.of(), false);

    public Plan {
        panels = List.copyOf(panels);
        warmupFactors = Map.copyOf(warmupFactors);
        ownFloors = Map.copyOf(ownFloors);
        variants = List.copyOf(variants);
    }

    /** Whether its forks load their classes from an archive: one fits one class path and one set of options, and would favour its own. */
    public boolean hasClassArchive() {
        return variants.isEmpty();
    }

    /** The variant of a cell; empty where it has none. */
    public Optional<Variant> variant(Cell cell) {
        return variants.stream()
                .filter(variant -> variant.name().equals(cell.variant()))
                .findFirst();
    }

    /**
     * The cell that each variant of a panel is held against, by the labels of cells: each against its transport without a variant,
     * and that against the base where there is one.
     */
    public Map<String, String> pairs(Panel panel) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Cell cell : panel.cells()) {
            variant(cell).ifPresent(variant -> {
                String plain = cell.sibling().label();
                if (variant.name().equals(Variant.BASE)) {
                    pairs.put(plain, cell.label());
                } else {
                    pairs.put(cell.label(), plain);
                }
            });
        }
        return pairs;
    }

    /** Forks of all planned blocks. */
    public int forks() {
        return panels.stream()
                .mapToInt(panel -> panel.cells().size() * panel.blocks())
                .sum();
    }

    /** How long a fork of a cell runs before its first turn. */
    public Duration warmup(Cell cell) {
        if (isProgram(cell)) {
            return warmup.compareTo(FLOOR_WARMUP) < 0 ? warmup : FLOOR_WARMUP;
        }
        int factor =
                Math.max(warmupFactors.getOrDefault(cell.transport(), 1), warmupFactors.getOrDefault(cell.client(), 1));
        return warmup.multipliedBy((long) factor * cell.workload().warmupFactor());
    }

    private static boolean isProgram(Cell cell) {
        return cell.isFloor() || cell.isPart();
    }

    /** The cohorts of one block of these panels. */
    public List<Cohort> cohorts(List<Panel> panels) {
        return Cohort.of(panels, this::waits);
    }

    private boolean waits(Cell cell) {
        return Stream.of(cell.transport(), cell.client())
                .map(ownFloors::get)
                .allMatch(floor -> floor == null || floor.waits());
    }

    /** How long one block of these panels takes, on a machine with so many processors. */
    public Duration blockDuration(List<Panel> panels) {
        return cohorts(panels).stream().map(this::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The time that one block of a cohort takes: its pairs start on all processors at once, its turns come one after the other. */
    public Duration duration(Cohort cohort) {
        Duration starts = cohort.pairs().stream()
                .map(cells -> warmup(cells.get(0)).plus(overhead(cells)))
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(STARTS_AT_ONCE);
        long turns = cohort.tables().stream().mapToLong(List::size).sum();
        return starts.plus(measure.multipliedBy(turns));
    }

    private Duration overhead(List<Cell> cells) {
        Cell first = cells.get(0);
        if (isProgram(first)) {
            return FLOOR_OVERHEAD;
        }
        long loads = cells.stream()
                .map(cell -> cell.conditions().traffic())
                .distinct()
                .count();
        Duration overhead = FORK_OVERHEAD.plus(LOAD_OVERHEAD.multipliedBy(loads - 1));
        if (!hasClassArchive()) {
            overhead = overhead.plus(CLASSES_OVERHEAD);
        }
        return first.conditions().traffic().pace().isPrimed() ? overhead.plus(Pace.PRIMING) : overhead;
    }

    /**
     * The floor that a cell is held against, that of its I/O model. Empty for a floor, for a transport that is not known, and
     * where the two ends are of different models.
     */
    public Optional<Floor> ownFloor(Cell cell) {
        Floor server = ownFloors.get(cell.transport());
        return server == ownFloors.get(cell.client()) ? Optional.ofNullable(server) : Optional.empty();
    }

    /** How long the planned blocks take. */
    public Duration expectedDuration() {
        Duration sum = Duration.ZERO;
        int most = panels.stream().mapToInt(Panel::blocks).max().orElse(0);
        for (int block = 1; block <= most; block++) {
            int number = block;
            sum = sum.plus(blockDuration(
                    panels.stream().filter(panel -> panel.blocks() >= number).toList()));
        }
        return sum;
    }
}
