package dev.loopbench.results.measure;

import dev.loopbench.results.curve.KneeSearch;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.PromiseFigures.RateTried;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.ClientPlacement;
import dev.loopbench.service.target.TargetText;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Rounds;
import dev.loopbench.service.turns.Rounds.TurnPlan;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import dev.loopbench.service.turns.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Looks for the highest rate of an open loop at which the promise is kept. It begins with what a closed loop reaches and halves the
 * distance between rates that kept it and rates that did not.
 */
final class KneeRun {

    /** So many give intervals. */
    private static final int BLOCKS = 6;

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
        LoadShape base = request.shapeFor(participant.look());
        List<String> problems = new ArrayList<>();
        addErrors("warm-up", participant.service().client().errors(), problems);
        KneeSearch search =
                new KneeSearch((int) Math.max(KneeSearch.LOWEST, capacity(participant, threads, base, problems)));
        List<Step> steps = steps(search, participant, threads, base, problems);
        OptionalInt knee = search.knee();
        Promise promise = Objects.requireNonNull(request.goal().promise());
        PromiseFigures figures = new PromiseFigures(
                promise.text(),
                knee.isPresent(),
                TargetText.masked(participant.subject().target().text()),
                knee.isPresent() ? (double) knee.getAsInt() : null,
                steps.stream().map(Step::tried).toList());
        Optional<Step> shown = steps.stream()
                .filter(step -> knee.isEmpty() || step.tried().perSecond() == knee.getAsInt())
                .findFirst();
        LoadFigures load = new MeasureAnalysis(request, plan(), warmUp, placement, threads.io()).load(BLOCKS);
        return new MeasuredServices(
                new MeasureDocument(
                        MeasureDocument.SCHEMA,
                        null,
                        request.metric().label(),
                        load,
                        List.of(shown.map(step -> target(step, knee.isPresent()))
                                .orElseGet(participant::unmeasured)),
                        List.of(),
                        List.of(),
                        figures,
                        problems),
                shown.map(step -> Map.of(
                                participant.service().name(),
                                step.blocks().stream()
                                        .map(BlockRecord::latencies)
                                        .toList()))
                        .orElse(Map.of()));
    }

    /** The rates that were tried, ascending. */
    private List<Step> steps(
            KneeSearch search, Participant participant, ClientThreads threads, LoadShape base, List<String> problems)
            throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        OptionalInt rate = search.next();
        while (rate.isPresent() && steps.size() < MOST_STEPS) {
            try {
                Step step = step(participant, threads, base.withRate(rate.getAsInt()));
                steps.add(step);
                search.tried(rate.getAsInt(), step.tried().kept());
                rate = search.next();
            } catch (IOException e) {
                problems.add("the search ended early, at " + rate.getAsInt() + "/s: " + e.getMessage());
                rate = OptionalInt.empty();
            }
        }
        steps.sort(Comparator.comparingDouble(step -> step.tried().perSecond()));
        return steps;
    }

    private TargetFigures target(Step step, boolean isKnee) {
        return new TargetAnalysis(true, request.schedule().seed())
                .of(step.participant(), step.blocks(), new FloorBlocks(List.of(), null), ConnectionCosts.Outcome.NONE)
                .withNote("throughput and response times are those at "
                        + Numbers.scaled(step.tried().perSecond())
                        + "/s, "
                        + (isKnee
                                ? "the highest rate that kept the promise"
                                : "the lowest rate that was tried: none kept the promise"));
    }

    private TurnPlan plan() {
        return new TurnPlan(BLOCKS, 1, STEP_NANOS / BLOCKS, request.schedule().seed());
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

    private Step step(Participant searched, ClientThreads threads, LoadShape open)
            throws IOException, InterruptedException {
        try (ServiceClient client = searched.subject().client(threads, open)) {
            Participant participant =
                    Participant.of(searched.service().name(), searched.subject(), searched.look(), client, null, null);
            Contender contender = participant.service();
            CompletedBlocks completed = new Rounds(List.of(contender), threads).run(plan(), progress);
            if (completed.failure().isPresent()) {
                throw new IOException(completed.failure().get());
            }
            List<BlockRecord> blocks = completed.of(contender);
            return new Step(tried(open, client.errors(), blocks), participant, blocks);
        }
    }

    private RateTried tried(LoadShape open, Errors errors, List<BlockRecord> blocks) {
        Promise promise = Objects.requireNonNull(request.goal().promise());
        TurnResult turns = blocks.stream().map(BlockRecord::turns).reduce(TurnResult.NONE, TurnResult::then);
        double at = promise.responseNanos(blocks);
        boolean kept = promise.isKept(at) && errors.total() == 0 && turns.perSecond() >= REACHED * open.perSecond();
        return new RateTried(
                open.perSecond(),
                turns.perSecond(),
                Double.isNaN(at) ? null : at / 1e3,
                kept,
                ErrorText.counts(errors),
                ErrorText.examples(errors));
    }

    /**
     * One rate of the search.
     *
     * @param participant with the client of this rate
     */
    private record Step(RateTried tried, Participant participant, List<BlockRecord> blocks) {}
}
