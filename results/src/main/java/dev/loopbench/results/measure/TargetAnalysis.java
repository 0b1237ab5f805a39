package dev.loopbench.results.measure;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.results.service.BlockBootstrap;
import dev.loopbench.results.service.Figure;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.results.service.TargetFigures.OpenFigures;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.observe.Meter;
import dev.loopbench.service.observe.Usage;
import dev.loopbench.service.target.TargetText;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The figures of one target. */
final class TargetAnalysis {

    private static final double[] QUANTILES = {0.5, 0.99, 0.999};
    private static final double[] MEDIAN = {0.5};
    private static final double[] P99 = {0.99};

    private final boolean isOpen;
    private final long seed;

    /** @param isOpen whether requests left at a rate */
    TargetAnalysis(boolean isOpen, long seed) {
        this.isOpen = isOpen;
        this.seed = seed;
    }

    TargetFigures of(
            Participant participant, List<BlockRecord> blocks, FloorBlocks floor, ConnectionCosts.Outcome connection) {
        BlockBootstrap bootstrap = new BlockBootstrap(blocks.size(), seed);
        List<Figure> response = micros(bootstrap, blocks, Latencies::response, QUANTILES);
        Errors errors = participant.service().client().errors();
        long requests = sum(blocks, block -> block.turns().requests());
        return new TargetFigures(
                participant.service().name(),
                TargetText.masked(participant.subject().target().text()),
                participant.subject().target().shownAddress(),
                new TargetFigures.Speed(
                        throughput(bootstrap, blocks), response.get(0), response.get(1), response.get(2)),
                new TargetFigures.TrafficFigures(
                        requests,
                        participant.look().requestBytes(),
                        replyBytes(participant, blocks, requests),
                        statuses(errors),
                        ErrorText.counts(errors),
                        ErrorText.examples(errors)),
                isOpen ? open(bootstrap, blocks) : null,
                floor.blocks().isEmpty() ? null : floor(floor.blocks()),
                new TargetFigures.Costs(
                        Participant.meter(participant.subject())
                                .map(meter -> service(meter, blocks, requests))
                                .orElse(null),
                        connection.cost(),
                        (double) sum(blocks, BlockRecord::clientCpuNanos)
                                / Math.max(1, sum(blocks, BlockRecord::wallNanos))),
                notes(participant, floor.note(), connection.note()));
    }

    private static Figure throughput(BlockBootstrap bootstrap, List<BlockRecord> blocks) {
        return bootstrap.ratio(
                blocks.stream().mapToDouble(block -> block.turns().counted()).toArray(),
                blocks.stream()
                        .mapToDouble(block -> block.turns().countedNanos() / 1e9)
                        .toArray());
    }

    private static List<Figure> micros(
            BlockBootstrap bootstrap,
            List<BlockRecord> blocks,
            Function<Latencies, Histogram> series,
            double[] quantiles) {
        List<Histogram> histograms =
                blocks.stream().map(block -> series.apply(block.latencies())).toList();
        return bootstrap.quantiles(histograms, quantiles).stream()
                .map(nanos -> nanos.dividedBy(1e3))
                .toList();
    }

    private static OpenFigures open(BlockBootstrap bootstrap, List<BlockRecord> blocks) {
        List<Figure> service = micros(bootstrap, blocks, Latencies::service, QUANTILES);
        return new OpenFigures(
                service.get(0),
                service.get(1),
                service.get(2),
                micros(bootstrap, blocks, Latencies::late, P99).get(0));
    }

    private FloorFigures floor(List<BlockRecord> blocks) {
        BlockBootstrap bootstrap = new BlockBootstrap(blocks.size(), seed);
        long requests = Math.max(1, sum(blocks, block -> block.turns().requests()));
        return new FloorFigures(
                throughput(bootstrap, blocks),
                micros(bootstrap, blocks, Latencies::response, MEDIAN).get(0),
                sum(blocks, block -> block.usage().cpuNanos()) / 1e3 / requests);
    }

    private static ServiceSide service(Meter meter, List<BlockRecord> blocks, long requests) {
        Usage usage = blocks.stream().map(BlockRecord::usage).reduce(Usage.NONE, Usage::plus);
        double wall = Math.max(1, sum(blocks, BlockRecord::wallNanos));
        double each = Math.max(1, requests);
        double cpu = usage.cpuNanos() / 1e3 / each;
        return new ServiceSide(
                meter.name(),
                meter.numbers(),
                CpuList.format(meter.allowedCpus()),
                new ServiceSide.PerRequest(
                        cpu,
                        cpu * (1 - usage.kernelShare()),
                        cpu * usage.kernelShare(),
                        usage.waitNanos() / 1e3 / each,
                        usage.switches() / each,
                        (usage.minorFaults() + usage.majorFaults()) / each),
                meter.residentBytes(),
                usage.cpuNanos() / wall,
                usage.busiestNanos() / wall);
    }

    private static double replyBytes(Participant participant, List<BlockRecord> blocks, long requests) {
        long bytes = sum(blocks, block -> block.turns().replyBytes());
        return bytes == 0 || requests == 0 ? participant.look().replyBytes() : (double) bytes / requests;
    }

    private static Map<String, Long> statuses(Errors errors) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        errors.statuses().forEach((status, count) -> statuses.put(String.valueOf(status), count));
        return statuses;
    }

    private static List<String> notes(Participant participant, @Nullable String floor, @Nullable String connection) {
        List<String> notes = new ArrayList<>(Stream.of(Optional.ofNullable(floor), Optional.ofNullable(connection))
                .flatMap(Optional::stream)
                .toList());
        if (participant.look().closes()) {
            notes.add("The service closes the connection after each reply, so every request pays for a new one.");
        }
        return notes;
    }

    private static long sum(List<BlockRecord> blocks, Function<BlockRecord, Long> figure) {
        return blocks.stream().mapToLong(figure::apply).sum();
    }
}
