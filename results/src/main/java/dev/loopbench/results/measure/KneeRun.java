package dev.loopbench.results.measure;

import dev.loopbench.results.curve.KneeSearch;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.ClientPlacement;
import dev.loopbench.service.target.TargetText;
import dev.loopbench.service.turns.BlockRecord;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Rounds;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import dev.loopbench.service.turns.TurnPlan;
import dev.loopbench.service.turns.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Looks for the highest rate of an open loop at which the promise is kept. It begins with what a closed loop reaches and halves the
 * distance between rates that kept it and rates that did not.
 */
final class KneeRun {

    private static final int BLOCKS = 2;
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** A rate that was missed by more than this was not kept, whatever the response times were. */
    private static final double REACHED = 0.99;

    private static final int MOST_STEPS = 16;

    private final MeasureRequest request;
    private final TurnProgress progress;

    KneeRun(MeasureRequest request, TurnProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    MeasuredServices search(
            Participant participant, ClientThreads threads, ClientPlacement placement, WarmUp.Outcome warmUp)
            throws IOException, InterruptedException {
        Promise promise = Objects.requireNonNull(request.goal().promise());
        LoadShape base = request.shapeFor(participant.look());
        List<String> problems = new ArrayList<>();
        addErrors("warm-up", participant.service().client().errors(), problems);
        double capacity = capacity(participant, threads, base, problems);
        KneeSearch search = new KneeSearch((int) Math.max(KneeSearch.LOWEST, capacity));
        List<PromiseFigures.RateTried> tried = new ArrayList<>();
        OptionalInt rate = search.next();
        for (int step = 0; rate.isPresent() && step < MOST_STEPS; step++) {
            try {
                PromiseFigures.RateTried result = step(participant, threads, base.withRate(rate.getAsInt()), promise);
                tried.add(result);
                search.tried(rate.getAsInt(), result.kept());
                rate = search.next();
            } catch (IOException e) {
                problems.add("the search ended early, at " + rate.getAsInt() + "/s: " + e.getMessage());
                rate = OptionalInt.empty();
            }
        }
        tried.sort(Comparator.comparingDouble(PromiseFigures.RateTried::perSecond));
        OptionalInt knee = search.knee();
        PromiseFigures figures = new PromiseFigures(
                promise.text(),
                knee.isPresent(),
                TargetText.masked(participant.subject().target().text()),
                knee.isPresent() ? (double) knee.getAsInt() : null,
                tried);
        TurnPlan plan =
                new TurnPlan(BLOCKS, 1, STEP_NANOS / BLOCKS, request.schedule().seed());
        LoadFigures load = new MeasureAnalysis(request, plan, warmUp, placement, threads.io()).load(BLOCKS);
        return new MeasuredServices(
                new MeasureDocument(
                        MeasureDocument.SCHEMA,
                        null,
                        request.metric().label(),
                        load,
                        List.of(),
                        List.of(),
                        List.of(),
                        figures,
                        problems),
                Map.of());
    }

    private static void addErrors(String when, Errors errors, List<String> problems) {
        if (errors.total() > 0) {
            problems.add("ERRORS in the " + when + ": " + ErrorText.line(errors));
        }
    }

    private static double capacity(
            Participant participant, ClientThreads threads, LoadShape base, List<String> problems)
            throws IOException, InterruptedException {
        LoadShape closed = base.withRate(0);
        try (ServiceClient client = participant.subject().client(threads, closed)) {
            client.connect();
            client.turn(STEP_NANOS / 2);
            double perSecond = client.turn(STEP_NANOS / 2).perSecond();
            addErrors("closed loop before the search", client.errors(), problems);
            return perSecond;
        }
    }

    private PromiseFigures.RateTried step(
            Participant participant, ClientThreads threads, LoadShape open, Promise promise)
            throws IOException, InterruptedException {
        try (ServiceClient client = participant.subject().client(threads, open)) {
            Contender contender = new Contender("A", client, () -> Participant.meter(participant.subject()), 1);
            TurnPlan plan = new TurnPlan(
                    BLOCKS, 1, STEP_NANOS / BLOCKS, request.schedule().seed());
            CompletedBlocks completed = new Rounds(List.of(contender), threads).run(plan, progress);
            if (completed.failure().isPresent()) {
                throw new IOException(completed.failure().get());
            }
            List<BlockRecord> blocks = completed.of(contender);
            TurnResult turns = blocks.stream().map(BlockRecord::turns).reduce(TurnResult.NONE, TurnResult::then);
            double at = promise.responseNanos(blocks);
            boolean kept = promise.isKept(at)
                    && client.errors().total() == 0
                    && turns.perSecond() >= REACHED * open.perSecond();
            return new PromiseFigures.RateTried(
                    open.perSecond(),
                    turns.perSecond(),
                    Double.isNaN(at) ? null : at / 1e3,
                    kept,
                    ErrorText.counts(client.errors()),
                    ErrorText.examples(client.errors()));
        }
    }
}
