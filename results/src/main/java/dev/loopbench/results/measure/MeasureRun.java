package dev.loopbench.results.measure;

import dev.loopbench.core.placement.Topology;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.observe.ClientPlacement;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.subject.EchoSubject;
import dev.loopbench.service.subject.Subject;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.subject.Subjects;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Rounds;
import dev.loopbench.service.turns.Rounds.TurnPlan;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import dev.loopbench.service.turns.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A measurement from the first look to its figures. */
public final class MeasureRun {

    private static final long CLOSED_TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long OPEN_TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double REQUESTS_IN_A_ROW = 20;
    private static final double LEAST_IN_A_ROW = 4;

    private final MeasureRequest request;
    private final TurnProgress progress;

    public MeasureRun(MeasureRequest request, TurnProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws IOException when the floor cannot be started
     * @throws dev.loopbench.service.target.RefusedTarget when options do not fit a target; nothing was sent then
     */
    public MeasuredServices measure() throws IOException, InterruptedException {
        Subjects subjects = new Subjects(request.options());
        List<Subject> all = request.targets().stream().map(subjects::of).toList();
        ClientPlacement placement = placement(all);
        try (ClientThreads threads = new ClientThreads(request.threads(), placement.client(), placement.apart())) {
            return measure(all, threads, placement);
        }
    }

    private ClientPlacement placement(List<Subject> subjects) {
        SortedSet<Integer> service = new TreeSet<>();
        subjects.forEach(subject -> Participant.meter(subject).ifPresent(meter -> service.addAll(meter.allowedCpus())));
        return ClientPlacement.of(Topology.ofThisProcess().ids(), service, request.threads());
    }

    private MeasuredServices measure(List<Subject> subjects, ClientThreads threads, ClientPlacement placement)
            throws IOException, InterruptedException {
        List<FirstLook> looks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Subject subject : subjects) {
            FirstLook look = subject.look(threads, request.shape());
            looks.add(look);
            look.problem().ifPresent(problem -> problems.add(subject.target().shownAddress() + ": " + problem));
        }
        if (!problems.isEmpty()) {
            return MeasuredServices.of(request.metric(), unmeasured(subjects, looks), problems);
        }
        List<Participant> participants = new ArrayList<>();
        try {
            for (int i = 0; i < subjects.size(); i++) {
                participants.add(participant(i, subjects.get(i), looks.get(i), threads));
            }
            return measured(participants, threads, placement);
        } catch (IOException e) {
            return unmeasured(participants, "the measurement ended early: " + e.getMessage());
        } finally {
            participants.forEach(Participant::close);
        }
    }

    private Participant participant(int index, Subject subject, FirstLook look, ClientThreads threads)
            throws IOException {
        String name = letter(index);
        LoadShape shape = request.shapeFor(look);
        SortedSet<Integer> cpus = floorCpus(subject);
        EchoSubject floor = request.floor() ? subject.floor(cpus).orElse(null) : null;
        return Participant.of(
                name,
                subject,
                look,
                subject.client(threads, shape),
                floor,
                floor == null ? null : floor.client(threads, shape));
    }

    /** Where the service may run; everywhere leaves the echo to the scheduler, as the service is. */
    private static SortedSet<Integer> floorCpus(Subject subject) {
        SortedSet<Integer> own = Topology.ofThisProcess().ids();
        SortedSet<Integer> service =
                Participant.meter(subject).map(meter -> meter.allowedCpus()).orElseGet(TreeSet::new);
        service.retainAll(own);
        return service.equals(own) ? new TreeSet<>() : service;
    }

    private MeasuredServices measured(List<Participant> participants, ClientThreads threads, ClientPlacement placement)
            throws IOException, InterruptedException {
        List<Contender> contenders =
                participants.stream().flatMap(Participant::contenders).toList();
        for (Contender contender : contenders) {
            contender.connect();
        }
        WarmUp.Outcome warmUp = WarmUp.of(contenders, progress);
        if (request.goal().findKnee()) {
            return new KneeRun(request, progress).search(participants.get(0), threads, placement, warmUp);
        }
        List<Errors> errors = participants.stream()
                .map(participant -> participant.service().client().errors())
                .toList();
        // Errors of the warm-up are errors, too; only what is counted begins anew.
        errors.forEach(Errors::clearStatuses);
        TurnPlan plan = plan(contenders, warmUp);
        CompletedBlocks blocks = new Rounds(contenders, threads).run(plan, progress);
        if (blocks.blocks().isEmpty()) {
            return unmeasured(participants, blocks.failure().orElseThrow());
        }
        List<ConnectionCosts.Outcome> costs = new ArrayList<>();
        for (Participant participant : participants) {
            costs.add(blocks.failure().isPresent() ? ConnectionCosts.Outcome.NONE : cost(participant, threads));
        }
        return new MeasureAnalysis(request, plan, warmUp, placement, threads.io()).of(participants, blocks, costs);
    }

    private static List<TargetFigures> unmeasured(List<Subject> subjects, List<FirstLook> looks) {
        List<TargetFigures> targets = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            FirstLook look = looks.get(i);
            String key = look.kind().map(ErrorKind::key).orElse("");
            String problem = look.problem().orElse("");
            targets.add(TargetFigures.unmeasured(
                    letter(i),
                    subjects.get(i).target(),
                    key.isEmpty() ? Map.of() : Map.of(key, 1L),
                    key.isEmpty() ? Map.of() : Map.of(key, problem)));
        }
        return targets;
    }

    private MeasuredServices unmeasured(List<Participant> participants, String problem) {
        return MeasuredServices.of(
                request.metric(),
                participants.stream().map(Participant::unmeasured).toList(),
                List.of(problem));
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private TurnPlan plan(List<Contender> contenders, WarmUp.Outcome warmUp) {
        double shares = contenders.stream().mapToDouble(Contender::share).sum();
        return TurnPlan.of(
                request.schedule().durationNanos(),
                request.schedule().blocks(),
                turnNanos(warmUp),
                Math.max(1_000_000, (long) (LEAST_IN_A_ROW * warmUp.p50Nanos())),
                shares,
                request.schedule().seed());
    }

    private long turnNanos(WarmUp.Outcome warmUp) {
        if (request.schedule().turnNanos() > 0) {
            return request.schedule().turnNanos();
        }
        LoadShape shape = request.shape();
        double row =
                shape.isOpen() ? REQUESTS_IN_A_ROW * 1e9 / shape.perSecond() : REQUESTS_IN_A_ROW * warmUp.p50Nanos();
        return Math.max(shape.isOpen() ? OPEN_TURN_NANOS : CLOSED_TURN_NANOS, (long) row);
    }

    private ConnectionCosts.Outcome cost(Participant participant, ClientThreads threads) throws InterruptedException {
        return request.connectionCost() && !participant.look().closes()
                ? ConnectionCosts.of(
                        participant.subject(), threads, request.shape().closedWith(1))
                : ConnectionCosts.Outcome.NONE;
    }
}
