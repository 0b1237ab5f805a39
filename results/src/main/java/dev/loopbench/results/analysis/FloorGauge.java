package dev.loopbench.results.analysis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.analysis.FloorGauge.FloorDistance;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Estimate.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the cells of a panel against its floors: paired by block and located as in comparisons, so that what cells and
 * floors have in common drops out.
 */
public final class FloorGauge {

    private static final double MICROS_PER_SECOND = 1e6;

    private final Plan plan;
    private final PanelBlocks panel;
    private final PanelBlocks floors;
    private final Figures figures;
    private final Rules rules;
    private final Metric metric;
    private final BlockValues values;

    /** @param all panels of the run: several JDKs share the floors of the first */
    public FloorGauge(Plan plan, PanelBlocks panel, List<PanelBlocks> all, Figures figures, Rules rules) {
        this.plan = plan;
        this.panel = panel;
        this.figures = figures;
        this.rules = rules;
        floors = Stream.concat(Stream.of(panel), all.stream().filter(other -> isLike(other.panel(), panel.panel())))
                .filter(candidate -> candidate.panel().cells().stream().anyMatch(Cell::isFloor))
                .findFirst()
                .orElse(panel);
        metric = Metric.of(panel.panel().conditions().workload().primaryMetric());
        values = new BlockValues(figures, panel, floors);
    }

    private static boolean isLike(Panel one, Panel other) {
        return one.conditions().onJdk("").equals(other.conditions().onJdk(""));
    }

    /** How far above the floors a cell is; null when that cannot be told, as of a floor itself. */
    @Nullable
    public AboveFloor of(Cell cell) {
        if (cell.isFloor()) {
            return null;
        }
        List<FloorDistance> bestFirst = floors.panel().cells().stream()
                .filter(Cell::isFloor)
                .filter(floor -> value(floors.analysed(floor)).isPresent())
                .sorted(Comparator.comparingDouble(
                        floor -> micros(value(floors.analysed(floor)).orElseThrow())))
                .flatMap(floor -> distance(cell, floor).stream())
                .toList();
        if (bestFirst.isEmpty()) {
            return null;
        }
        Optional<Floor> own = plan.ownFloor(cell);
        FloorDistance best = bestFirst.get(0);
        return new AboveFloor(
                bestFirst.stream()
                        .filter(distance -> own.filter(floor -> floor.label().equals(distance.name()))
                                .isPresent())
                        .findFirst()
                        .orElse(null),
                best,
                isBound() && own.filter(this::isAskedFor).isPresent() && isBelow(best.ratio()));
    }

    /**
     * Whether nothing can do better than a floor. Where several requests or chunks are outstanding between two processors
     * something can: whoever reads more slowly falls asleep less often, and its peer has to wake it less often.
     */
    private boolean isBound() {
        Cell.Conditions conditions = panel.panel().conditions();
        return !conditions.workload().movesChunks()
                && (conditions.traffic().outstanding() == 1 || conditions.placement() == Placement.SAME_CORE);
    }

    /** Without its own floor in the panel a cell may well be faster than those of other models. */
    private boolean isAskedFor(Floor floor) {
        Panel asked = floors.panel();
        return Stream.concat(asked.cells().stream(), asked.skipped().stream().map(Panel.Skipped::cell))
                .anyMatch(cell -> cell.floor().filter(floor::equals).isPresent());
    }

    private boolean isBelow(Estimate ratio) {
        Double low = ratio.low();
        Double high = ratio.high();
        if (low == null || high == null) {
            return false;
        }
        return metric.lowerIsBetter() ? high < 1 / (1 + rules.band()) : low > 1 + rules.band();
    }

    private Optional<FloorDistance> distance(Cell cell, Cell floor) {
        List<Double> ratios = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        for (PanelBlocks.Block block : panel.counted()) {
            Optional<Double> above = values.inTurns(cell, block.number());
            Optional<Double> below = values.inTurns(floor, block.number());
            if (above.isPresent() && below.isPresent()) {
                ratios.add(above.get() / below.get());
                more.add(micros(above.get()) - micros(below.get()));
            }
        }
        if (ratios.size() >= Panel.EVIDENCE) {
            return Optional.of(new FloorDistance(
                    floor.label(),
                    Estimate.of(ratios, Scale.LOG).orElseThrow(),
                    Estimate.of(more, Scale.PLAIN).orElseThrow()));
        }
        return value(panel.analysed(cell))
                .flatMap(above -> value(floors.analysed(floor))
                        .map(below -> new FloorDistance(
                                floor.label(),
                                new Estimate(above / below, null, null),
                                new Estimate(micros(above) - micros(below), null, null))));
    }

    /** As its row has it. */
    private Optional<Double> value(List<ForkEntry> forks) {
        return Estimate.of(figures.values(forks, metric), metric.scale()).map(Estimate::value);
    }

    /** The time of a message, µs, if the value is a rate. */
    private double micros(double value) {
        if (metric.lowerIsBetter()) {
            return value;
        }
        boolean isBytes = metric.unit() == Metric.Unit.BYTES_PER_SECOND;
        return MICROS_PER_SECOND
                / value
                * (isBytes ? panel.panel().conditions().traffic().shape().payloadBytes() : 1);
    }

    /**
     * A cell against a floor, by the panel's primary metric.
     *
     * @param name of the floor
     * @param ratio cell ÷ floor; with an interval from six complete blocks on that have a good fork of both
     * @param plusMicros what the cell's round trip takes beyond the floor's, µs, with an interval likewise; where the metric
     *     is a rate, a round trip takes one divided by it
     */
    public record FloorDistance(String name, Estimate ratio, Estimate plusMicros) {}

    /**
     * A cell against the floors of its panel.
     *
     * @param own against the floor of its I/O model's own system calls; absent when that was not measured
     * @param best against the floor that was best there
     * @param suspicious whether it is faster than the best floor beyond chance and band, which cannot be
     */
    public record AboveFloor(@JsonUnwrapped @Nullable FloorDistance own, FloorDistance best, boolean suspicious) {}
}
