package dev.loopbench.results.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import dev.loopbench.results.gates.Gate.Flag;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.simulated.SimulatedKernel;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateCheckTest {

    private static final Cell CELL = SimulatedPlan.cell("nio-select");

    /** When the slice begins that is changed. */
    private static final long ODD = 15 * 20_000_000L;

    private final SimulatedKernel kernel = SimulatedKernel.undisturbed();

    @Test
    void anUndisturbedForkPasses() {
        assertThat(causes(kernel)).isEmpty();
    }

    @Test
    void stealIsHeldAgainstTheTimeOfTheForksProcessors() {
        assertThat(causes(kernel.stolen(190))).isEmpty();
        assertThat(causes(kernel.stolen(324))).containsExactly("steal: 8.1 % of the time of processors [1]");
    }

    @Test
    void anyThrottlingIsTooMuch() {
        SimulatedKernel throttled = kernel.grown(Counter.THROTTLED_PERIODS, 1).grown(Counter.THROTTLED_US, 52_300);

        assertThat(causes(throttled)).containsExactly("throttling: in 1 period, 52 ms");
    }

    @Test
    void socketsOfTheForksOwnAndAHundredOthersMayStandInTimeWait() {
        assertThat(causes(kernel.grown(Counter.TIME_WAIT_SOCKETS, 101))).isEmpty();
        assertThat(causes(kernel.grown(Counter.TIME_WAIT_SOCKETS, 102)))
                .containsExactly("TIME_WAIT: other programs closed 101 connections meanwhile, 100 are tolerated");
        assertThat(causes(kernel.grown(Counter.TIME_WAIT_SOCKETS, -800))).isEmpty();
    }

    @Test
    void aConnectionForEachRequestLeavesItsOwnSocketsInTimeWait() {
        Cell cell =
                SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(Workload.CONNECT, Placement.SAME_CORE));
        ForkRecord fork = SimulatedFork.of(cell, 1, 20, slice -> slice)
                .during(kernel.grown(Counter.TIME_WAIT_SOCKETS, 30_000))
                .record();

        assertThat(flags(fork)).isEmpty();
    }

    @Test
    void noConnectionMayBeTurnedAway() {
        assertThat(causes(kernel.grown(Counter.LISTEN_OVERFLOWS, 2).grown(Counter.LISTEN_DROPS, 3)))
                .containsExactly("listen overflow: 2 full queues, 3 connections dropped");
        assertThat(causes(kernel.grown(Counter.LISTEN_DROPS, 1)))
                .containsExactly("listen overflow: 0 full queues, 1 connection dropped");
    }

    @Test
    void aForkWithoutTcpDidNotDoWhatTcpCounts() {
        SimulatedKernel others = kernel.grown(Counter.TIME_WAIT_SOCKETS, 1_000)
                .grown(Counter.LISTEN_OVERFLOWS, 2)
                .grown(Counter.LISTEN_DROPS, 3)
                .grown(Counter.RETRANSMITTED_SEGMENTS, 70);
        Cell overUnix = SimulatedPlan.cellOverUnix("nio-select");

        assertThat(causes(others)).hasSize(3);
        assertThat(flags(SimulatedFork.of(overUnix, 1, 20, slice -> slice)
                        .during(others)
                        .record()))
                .isEmpty();
    }

    @Test
    void aFullCompletionQueueIsTold() {
        assertThat(causes(kernel.grown(Counter.RING_OVERFLOWS, 5)))
                .containsExactly("io_uring completion overflow: 5 completions outside of full queues");
    }

    @Test
    void aClockThatWasSetIsToldEitherWay() {
        assertThat(causes(kernel.clockStep(50))).isEmpty();
        assertThat(causes(kernel.clockStep(-51))).containsExactly("clock step: the clock of the day was set by -51 ms");
        assertThat(causes(kernel.clockStep(3_600_000)))
                .containsExactly("clock step: the clock of the day was set by 3600000 ms");
    }

    @Test
    void aProbeForATailThatWasNotLostIsNothingAndManyRetransmitsAreTooMuch() {
        assertThat(causes(kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 3))).isEmpty();
        assertThat(causes(kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 100)))
                .containsExactly("retransmits: 100 segments, usual are 0");
    }

    @Test
    void retransmitsOfMostForksOfACellAreItsOwn() {
        SimulatedKernel ten = kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 100);
        SimulatedKernel twice = kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 200);
        SimulatedKernel more = kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 201);

        assertThat(causes(twice, ten, ten, kernel)).isEmpty();
        assertThat(causes(more, ten, ten, kernel)).containsExactly("retransmits: 201 segments, usual are 100");
    }

    @Test
    void anEndThatUsesProcessorTimeWhileOthersHaveTheirTurnsIsFlagged() {
        ForkRecord fork = SimulatedFork.of(CELL, 1, 20, slice -> slice).record();

        assertThat(flags(parked(fork, 150_000_000, 99_000_000))).isEmpty();
        assertThat(flags(parked(fork, 1_000_000, 260_000_000)))
                .extracting(Flag::cause)
                .containsExactly(
                        "not parked: its processes used 26.1 % of a processor between its turns; allowed are 25 %");
    }

    @Test
    void oneThatIsAloneAtItsTableDisturbsNobodyBetweenItsTurns() {
        ForkRecord fork = SimulatedFork.of(CELL, 1, 20, slice -> slice).record();
        long turns = fork.slices().stream().filter(slice -> slice.round() > 0).count();
        assertThat(turns).isPositive();
        long gaps = turns * ParkedGate.LEAST_GAP_NANOS;

        assertThat(flags(parked(fork, new ParkedUsage(gaps, gaps / 2, 0)))).isEmpty();
        assertThat(flags(parked(fork, new ParkedUsage(gaps + 1, gaps / 2, 0)))).hasSize(1);
    }

    /** A second between its turns. */
    private static ForkRecord parked(ForkRecord fork, long clientNanos, long serverNanos) {
        return parked(fork, new ParkedUsage(1_000_000_000, clientNanos, serverNanos));
    }

    private static ForkRecord parked(ForkRecord fork, ParkedUsage usage) {
        return new ForkRecord(
                fork.spec(),
                fork.startedAtMillis(),
                fork.client(),
                fork.server(),
                fork.kernel(),
                fork.jvms(),
                fork.slices(),
                null,
                new ForkRecord.Observations(null, usage, List.of()),
                List.of());
    }

    /** 15 turns of 1024 chunks of 64 KiB and the 96 around them, each acknowledged: 33 600 segments. */
    @Test
    void retransmitsOfOneSegmentInAThousandAreNothingToAStream() {
        Cell stream =
                SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(Workload.STREAM, Placement.CROSS_CORE));
        ForkRecord few = SimulatedFork.of(stream, 1, 20, slice -> slice)
                .during(kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 33))
                .record();
        ForkRecord many = SimulatedFork.of(stream, 1, 20, slice -> slice)
                .during(kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 34))
                .record();

        assertThat(flags(few)).isEmpty();
        assertThat(flags(many)).extracting(Flag::cause).containsExactly("retransmits: 34 segments, usual are 0");
    }

    @Test
    void pressureIsHeldAgainstWhatIsUsualForTheCell() {
        SimulatedKernel usual = kernel.grown(Counter.CPU_PRESSURE_US, 2_000_000);
        SimulatedKernel more = kernel.grown(Counter.CPU_PRESSURE_US, 2_790_000);
        SimulatedKernel muchMore = kernel.grown(Counter.CPU_PRESSURE_US, 2_810_000);

        assertThat(causes(more, usual, usual)).isEmpty();
        assertThat(causes(muchMore, usual, usual))
                .containsExactly("CPU pressure: threads waited for a processor 70.3 % of the time, usual are 50.0 %");
        assertThat(causes(usual, usual, usual)).isEmpty();
    }

    @Test
    void twoForksDoNotTellWhichPressureIsUsual() {
        assertThat(causes(kernel.grown(Counter.CPU_PRESSURE_US, 4_000_000), kernel))
                .isEmpty();
    }

    @Test
    void forksThatFailedDoNotTellWhatIsUsual() {
        ForkRecord odd = record(kernel.grown(Counter.RETRANSMITTED_SEGMENTS, 100));
        List<ForkRecord> failed = Stream.of(odd, odd, odd)
                .map(fork -> failed(fork, Failure.broken("it stalled")))
                .toList();

        assertThat(new GateCheck(failed).flags(odd)).extracting(Flag::gate).containsExactly(Gate.RETRANSMITS);
    }

    @Test
    void whatTheKernelDoesNotTellIsNoFlag() {
        SimulatedKernel mute = kernel;
        for (Counter counter : Counter.values()) {
            mute = mute.without(counter);
        }
        assertThat(causes(mute)).isEmpty();
        assertThat(flags(new ForkRecord(CELL.spec(), 0, null, null, null, List.of(), List.of(), null)))
                .isEmpty();
    }

    @Test
    void aBoundThreadMayNotRunElsewhere() {
        ForkRecord fork = record(kernel);
        EndRecord client = Objects.requireNonNull(fork.client());

        assertThat(flags(withClient(fork, seen(client, Map.of(1, 19, 0, 1)))))
                .containsExactly(
                        new Flag(Gate.MIGRATION, "migration: thread io-1, bound to processors [1], was on [0]"));
    }

    @Test
    void aFreeThreadMayRunAnywhere() {
        ForkRecord fork = record(kernel);
        EndRecord client = Objects.requireNonNull(fork.client());
        EndRecord free = new EndRecord(
                client.transport(),
                client.implementation(),
                client.socketOptions(),
                client.facts(),
                client.jvm(),
                new TreeSet<>(),
                client.threads());

        assertThat(flags(withClient(fork, seen(free, Map.of(1, 19, 0, 1))))).isEmpty();
    }

    @Test
    void aStopOfAnEndIsToldByTheTimeThatNobodyIsChargedFor() {
        assertThat(causesOf(slice -> slice.busy(0.5, 0.5), slice -> slice.stopped(200_000_000)))
                .containsExactly("stopped: no end ran or waited for a processor for 200 ms of a slice, in 1 slice");
        assertThat(causesOf(slice -> slice.busy(0.5, 0.5), slice -> slice.stopped(75_000_000)))
                .isEmpty();
    }

    @Test
    void whereBothEndsRunAtOnceTheirChargesAreScaledDown() {
        assertThat(causesOf(slice -> slice.busy(1, 1), slice -> slice.stopped(200_000_000)))
                .containsExactly("stopped: no end ran or waited for a processor for 200 ms of a slice, in 1 slice");
    }

    @Test
    void whereEndsRestBetweenMessagesTheLeastIsTold() {
        assertThat(causesOf(slice -> slice.busy(0.4, 0.4), slice -> slice.stopped(200_000_000)))
                .containsExactly("stopped: no end ran or waited for a processor for 161 ms of a slice, in 1 slice");
    }

    @Test
    void aSliceThatIsSlowForItsOwnOrOthersWorkIsNoStop() {
        assertThat(causesOf(slice -> slice, slice -> slice.roundTrip(400_000))).isEmpty();
        assertThat(causesOf(slice -> slice, slice -> slice.stopped(300_000_000).waiting(300_000_000)))
                .isEmpty();
    }

    @Test
    void aStopBeforeTheForkCountsIsNone() {
        long warmup = SimulatedPlan.WARMUP.toNanos();

        assertThat(causesOf(slice -> slice, slice -> slice.atNanos() < warmup ? slice.stopped(200_000_000) : slice))
                .isEmpty();
    }

    @Test
    void whatMostSlicesOfACellRestForIsItsOwn() {
        ForkRecord fork = SimulatedFork.of(CELL, 1, 20, slice -> slice.stopped(200_000_000))
                .record();

        assertThat(flags(fork)).isEmpty();
    }

    /** What is said of a fork of twenty slices, of which one that counts and all that do not are changed. */
    private static List<String> causesOf(UnaryOperator<SimulatedSlice> usual, UnaryOperator<SimulatedSlice> changed) {
        ForkRecord fork = SimulatedFork.of(CELL, 1, 20, slice -> {
                    boolean odd = slice.atNanos() == ODD || slice.atNanos() < SimulatedPlan.WARMUP.toNanos();
                    return odd ? changed.apply(usual.apply(slice)) : usual.apply(slice);
                })
                .record();
        ForkRecord other = SimulatedFork.of(CELL, 2, 20, usual).record();
        return new GateCheck(List.of(fork, other))
                .flags(fork).stream().map(Flag::cause).toList();
    }

    @Test
    void stealOnAProcessorThatTheForkDidNotUseIsNoFlag() {
        ForkRecord fork = record(kernel.stolen(4_000));
        EndRecord client = seen(Objects.requireNonNull(fork.client()), Map.of(0, 20));
        ForkRecord moved =
                new ForkRecord(fork.spec(), 0, client, client, fork.kernel(), List.of(), fork.slices(), fork.failure());

        assertThat(flags(moved)).extracting(Flag::gate).containsOnly(Gate.MIGRATION);
    }

    @Test
    void theFailuresThatVoidACellAreGatesToo() {
        ForkRecord fork = record(kernel);
        Failure wrongBytes = Failure.wrongBytes("a header of 7");

        assertThat(flags(failed(fork, wrongBytes)))
                .containsExactly(new Flag(Gate.WRONG_BYTES, "wrong bytes: a header of 7"));
        assertThat(flags(failed(fork, Failure.broken("it stalled")))).isEmpty();
    }

    private static List<String> causes(SimulatedKernel fork, SimulatedKernel... others) {
        List<ForkRecord> all = Stream.concat(Stream.of(fork), Stream.of(others))
                .map(GateCheckTest::record)
                .toList();
        return new GateCheck(all).flags(all.get(0)).stream().map(Flag::cause).toList();
    }

    private static List<Flag> flags(ForkRecord fork) {
        return new GateCheck(List.of(fork)).flags(fork);
    }

    private static ForkRecord record(SimulatedKernel counted) {
        return SimulatedFork.of(CELL, 1, 20, slice -> slice).during(counted).record();
    }

    private static ForkRecord failed(ForkRecord fork, Failure failure) {
        return new ForkRecord(
                fork.spec(), 0, fork.client(), fork.server(), fork.kernel(), List.of(), fork.slices(), failure);
    }

    private static ForkRecord withClient(ForkRecord fork, EndRecord client) {
        return new ForkRecord(fork.spec(), 0, client, fork.server(), fork.kernel(), List.of(), fork.slices(), null);
    }

    private static EndRecord seen(EndRecord end, Map<Integer, Integer> seen) {
        return new EndRecord(
                end.transport(),
                end.implementation(),
                end.socketOptions(),
                end.facts(),
                end.jvm(),
                end.cpus(),
                List.of(new ThreadRecord("io-1", 4712, new TreeMap<>(seen))));
    }
}
