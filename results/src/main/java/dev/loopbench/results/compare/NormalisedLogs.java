package dev.loopbench.results.compare;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredFork;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a panel's forks as natural logarithms, less those of the yardstick in the same block; a twin's less those
 * of its sibling, whatever the yardstick is.
 */
final class NormalisedLogs {

    private final StoredRun run;
    private final StoredPanel panel;
    private final List<Integer> blocks;
    private final Optional<StoredCell> yardstick;

    /** @param yardstick a cell of that panel; without one the values stay as they are */
    NormalisedLogs(StoredRun run, StoredPanel panel, Optional<StoredCell> yardstick) {
        this.run = run;
        this.panel = panel;
        this.yardstick = yardstick;
        blocks = yardstick.map(panel::completeBlocks).orElseGet(panel::completeBlocks);
    }

    /** One value of each complete block whose forks have the metric; the yardstick's own stay as they are. */
    List<Double> of(StoredCell cell, Metric metric) {
        Optional<StoredCell> divisor = yardstick
                .flatMap(by -> cell.isTwin() ? panel.plain(cell) : Optional.of(by))
                .filter(by -> !by.equals(cell));
        return blocks.stream()
                .flatMap(block -> value(block, cell, divisor, metric).stream().boxed())
                .toList();
    }

    /** A ratio rests on the rounds that both have; a level on quiet laps. */
    private OptionalDouble value(int block, StoredCell cell, Optional<StoredCell> divisor, Metric metric) {
        Function<StoredFork, @Nullable Double> figure = divisor.isPresent() && metric.equals(primary())
                ? StoredFork::inTurns
                : fork -> fork.figures().get(metric.label());
        OptionalDouble value = log(block, cell, figure);
        if (divisor.isEmpty() || value.isEmpty()) {
            return value;
        }
        OptionalDouble by = log(block, divisor.get(), figure);
        return by.isEmpty() ? by : OptionalDouble.of(value.getAsDouble() - by.getAsDouble());
    }

    private Metric primary() {
        return Metric.of(Workload.of(panel.point().workload()).primaryMetric());
    }

    private OptionalDouble log(int block, StoredCell cell, Function<StoredFork, @Nullable Double> figure) {
        if (!panel.completeBlocks(cell).contains(block)) {
            return OptionalDouble.empty();
        }
        return run.forks(cell).stream()
                .filter(fork -> fork.block() == block)
                .flatMap(fork -> Stream.ofNullable(figure.apply(fork)))
                .mapToDouble(Math::log)
                .filter(Double::isFinite)
                .findFirst();
    }
}
