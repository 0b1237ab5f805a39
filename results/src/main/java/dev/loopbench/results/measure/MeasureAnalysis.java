package dev.loopbench.results.measure;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.results.evidence.BlockTable;
import dev.loopbench.results.evidence.Judge;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.ServiceComparison;
import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.observe.ClientPlacement;
import dev.loopbench.service.subject.RequestDigest;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Rounds.TurnPlan;
import dev.loopbench.service.turns.WarmUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the records of blocks to figures and verdicts. */
final class MeasureAnalysis {

    private final MeasureRequest request;
    private final TurnPlan plan;
    private final WarmUp.Outcome warmUp;
    private final ClientPlacement placement;
    private final String io;

    MeasureAnalysis(
            MeasureRequest request, TurnPlan plan, WarmUp.Outcome warmUp, ClientPlacement placement, String io) {
        this.request = request;
        this.plan = plan;
        this.warmUp = warmUp;
        this.placement = placement;
        this.io = io;
    }

    /**
     * @param blocks one or more
     * @param costs by participant
     */
    MeasuredServices of(List<Participant> participants, CompletedBlocks blocks, List<ConnectionCosts.Outcome> costs) {
        TargetAnalysis targets = new TargetAnalysis(request.shape().isOpen(), plan.seed());
        List<TargetFigures> figures = new ArrayList<>();
        List<BlockSeries> series = new ArrayList<>();
        Map<String, List<Latencies>> latencies = new LinkedHashMap<>();
        for (int i = 0; i < participants.size(); i++) {
            Participant participant = participants.get(i);
            List<BlockRecord> own = blocks.of(participant.service());
            FloorBlocks floor = FloorBlocks.of(participant.floorContender(), blocks);
            String name = participant.service().name();
            figures.add(targets.of(participant, own, floor, costs.get(i)));
            series.add(BlockSeries.of(name, false, own));
            if (!floor.blocks().isEmpty()) {
                series.add(BlockSeries.of(name, true, floor.blocks()));
            }
            latencies.put(name, own.stream().map(BlockRecord::latencies).toList());
        }
        return new MeasuredServices(
                new MeasureDocument(
                        MeasureDocument.SCHEMA,
                        null,
                        request.metric().label(),
                        load(blocks.blocks().size()),
                        figures,
                        series,
                        comparisons(participants, blocks),
                        promise(participants, blocks),
                        blocks.failure().stream().toList()),
                latencies);
    }

    /** @param blocks that were completed */
    LoadFigures load(int blocks) {
        LoadShape shape = request.shape();
        boolean isOpen = shape.isOpen() || request.goal().findKnee();
        return new LoadFigures(
                shape.connections(),
                shape.window(),
                shape.isOpen() && !request.goal().findKnee() ? shape.perSecond() : null,
                isOpen ? shape.arrivals().name().toLowerCase(Locale.ROOT) : null,
                new LoadFigures.Turns(blocks, plan.rounds(), plan.turnNanos() / 1e6, warmUp.seconds(), warmUp.steady()),
                new LoadFigures.Client(request.threads(), CpuList.format(placement.client()), placement.apart(), io),
                new LoadFigures.Sent(
                        isOpen
                                ? (request.goal().findKnee() ? LoadFigures.SEARCHED : LoadFigures.OPEN)
                                : LoadFigures.CLOSED,
                        RequestDigest.of(request.options()),
                        request.options().http().expectedStatuses()));
    }

    private List<ServiceComparison> comparisons(List<Participant> participants, CompletedBlocks blocks) {
        List<String> names =
                participants.stream().map(one -> one.service().name()).toList();
        double[][] logs = participants.stream()
                .map(one -> blocks.of(one.service()).stream()
                        .mapToDouble(request.metric()::log)
                        .toArray())
                .toArray(double[][]::new);
        PanelEvidence evidence = new Judge(request.rules())
                .judge(new BlockTable(names, logs, request.metric().lowerIsBetter()), Optional.empty());
        return names.stream()
                .skip(1)
                .flatMap(name -> evidence.of(name, names.get(0)).stream())
                .map(found -> ServiceComparison.of(found, request.metric()))
                .toList();
    }

    private @Nullable PromiseFigures promise(List<Participant> participants, CompletedBlocks blocks) {
        Promise promise = request.goal().promise();
        if (promise == null) {
            return null;
        }
        boolean kept =
                participants.stream().allMatch(one -> promise.isKept(promise.responseNanos(blocks.of(one.service()))));
        return new PromiseFigures(promise.text(), kept, null, null, List.of());
    }
}
