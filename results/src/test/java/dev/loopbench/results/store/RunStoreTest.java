package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.Probed;
import dev.loopbench.results.analysis.FloorGauge.AboveFloor;
import dev.loopbench.results.analysis.FloorGauge.FloorDistance;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.Golden;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedKernel;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.simulated.SimulatedSlice;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.WithFlagged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final Cell A = SimulatedPlan.cell("blocking-channel");
    private static final Cell B = SimulatedPlan.cell("nio-select");
    private static final Cell C = SimulatedPlan.cell("netty-epoll");

    private static final Cell BLOCKING = SimulatedPlan.cell("floor-blocking");
    private static final Cell EPOLL = SimulatedPlan.cell("floor-epoll");

    @TempDir
    private Path base;

    @Test
    void theSummaryIsTheGoldenOne() throws IOException {
        Golden.assertJson(
                "summary.json", Files.readString(ManifoldRun.copiedTo(base).summaryJson()));
    }

    @Test
    void theDocumentForJmhToolsIsTheGoldenOne() throws IOException {
        Golden.assertJson(
                "jmh.json", Files.readString(ManifoldRun.copiedTo(base).jmhJson()));
    }

    @Test
    void theForksOfAllBlocksThatCountAreAnalysedAndThoseThatDroppedOutAreListed() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000).fork(B, block, 16_000);
        }
        run.fork(A, 7, 28_000).lost(B, 7, "the server is gone");
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)));

        assertThat(p50(summary, 0)).isCloseTo(14, Assertions.within(0.01));
        assertThat(summary.cells()).extracting(cell -> cell.outcome().forks()).containsExactly(7, 6);
        assertThat(summary.panels().get(0).incomplete())
                .containsExactly("block 7 (appended): nio-select failed: the server is gone");
        assertThat(summary.cells().get(1).outcome().reason()).isEqualTo("1 of 7 forks failed: the server is gone");
        assertThat(summary.anyFailed()).isTrue();
        Comparison comparison = summary.panels()
                .get(0)
                .evidence()
                .of("nio-select", "blocking-channel")
                .orElseThrow();
        assertThat(comparison.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(comparison.ratio()).isCloseTo(16.0 / 14, Assertions.within(0.001));
    }

    @Test
    void aCellIsHeldAgainstItsOwnFloorAndAgainstTheBest() throws IOException {
        Summary summary = floored(14_000);

        AboveFloor floor = Objects.requireNonNull(summary.cells().get(1).floor());
        FloorDistance own = Objects.requireNonNull(floor.own());
        assertThat(own.name()).isEqualTo("floor-epoll");
        assertThat(own.ratio().value()).isCloseTo(16.0 / 15, Assertions.within(0.001));
        assertThat(Objects.requireNonNull(own.ratio().low())).isGreaterThan(1.06);
        assertThat(own.plusMicros().value()).isCloseTo(1, Assertions.within(0.01));
        assertThat(floor.best().name()).isEqualTo("floor-blocking");
        assertThat(floor.best().ratio().value()).isCloseTo(16.0 / 13, Assertions.within(0.001));
        assertThat(floor.suspicious()).isFalse();
        assertThat(summary.cells().get(2).floor()).isNull();
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void floorsAreNoRivals() throws IOException {
        Summary summary = floored(14_000);

        assertThat(summary.panels().get(0).evidence().comparisons())
                .extracting(Comparison::cell, Comparison::reference)
                .containsExactly(tuple("nio-select", "blocking-channel"));
        assertThat(summary.panels().get(0).evidence().jointBest()).containsExactly("blocking-channel");
    }

    @Test
    void aBlockCountsWithoutItsFloorsAndFewPairsHaveNoInterval() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000).lost(BLOCKING, block, "broken");
            if (block > 2) {
                run.fork(EPOLL, block, 13_000);
            }
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, BLOCKING, EPOLL)));

        assertThat(summary.panels().get(0).completeBlocks()).isEqualTo(6);
        assertThat(summary.panels().get(0).incomplete()).hasSize(6);
        AboveFloor floor = Objects.requireNonNull(summary.cells().get(0).floor());
        assertThat(floor.own()).isNull();
        assertThat(floor.best().ratio().value()).isCloseTo(14.0 / 13, Assertions.within(0.001));
        assertThat(floor.best().ratio().low()).isNull();
        JsonNode blocks = json(run.directory().runJson()).at("/panels/0/blocks");
        assertThat(blocks.at("/1/dropped")).extracting(JsonNode::asText).containsExactly(BLOCKING.slug(), EPOLL.slug());
        assertThat(blocks.at("/2/dropped")).extracting(JsonNode::asText).containsExactly(BLOCKING.slug());
    }

    @Test
    void whatIsFasterThanTheBestFloorIsCalledWrong() throws IOException {
        Summary summary = floored(12_000);

        assertThat(summary.notes())
                .singleElement()
                .asString()
                .startsWith("something is wrong: blocking-channel round-trip same-core is faster than the best floor,"
                        + " floor-blocking (ratio 0.923");
    }

    @Test
    void anotherModelsFloorCallsNothingWrong() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(B, block, 12_000).fork(BLOCKING, block, 13_000);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, B, BLOCKING)));

        assertThat(summary.notes()).isEmpty();
    }

    /** 64 KiB in 20 µs are 2 µs more than in 18. */
    @Test
    void aStreamThatIsFasterThanItsFloorIsNotCalledWrongAndDiffersByTheTimeOfAChunk() throws IOException {
        Cell.Conditions stream = SimulatedPlan.conditions(Workload.STREAM, Placement.CROSS_CORE);
        Cell faster = SimulatedPlan.cell("blocking-channel", "", stream);
        Cell slower = SimulatedPlan.cell("nio-select", "", stream);
        Cell floor = SimulatedPlan.cell("floor-blocking", "", stream);
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(faster, block, 16_000).fork(slower, block, 20_000).fork(floor, block, 18_000);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, faster, slower, floor)));

        assertThat(summary.anySuspicious()).isFalse();
        AboveFloor above = Objects.requireNonNull(summary.cells().get(1).floor());
        assertThat(above.best().ratio().value()).isCloseTo(0.9, Assertions.within(0.001));
        assertThat(above.best().plusMicros().value()).isCloseTo(2, Assertions.within(0.01));
    }

    @Test
    void anotherJdkIsHeldAgainstTheFloorsOfTheFirst() throws IOException {
        Cell older = new Cell("nio-select", "nio-select", "", B.conditions().onJdk("17.0.15"));
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(B, block, 16_000).fork(EPOLL, block, 15_000).fork(older, block, 18_000);
        }
        Summary summary =
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, B, EPOLL), SimulatedPlan.panel(6, older)));

        AboveFloor floor = Objects.requireNonNull(summary.cells().get(2).floor());
        assertThat(floor.best().ratio().value()).isCloseTo(1.2, Assertions.within(0.001));
        assertThat(floor.best().ratio().low()).isNotNull();
    }

    @Test
    void floorsAreNotAmongWhatJmhsToolsAreGiven() throws IOException {
        SimulatedRun run = new SimulatedRun(base).fork(A, 1, 14_000).fork(BLOCKING, 1, 13_000);
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A, BLOCKING)));

        assertThat(json(run.directory().jmhJson())).hasSize(1);
    }

    /** Both transports with their floors, which take 13 and 15 µs. */
    private Summary floored(long a) throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, a + 10L * block)
                    .fork(B, block, 16_000 + 10L * block)
                    .fork(BLOCKING, block, 13_000 + 10L * block)
                    .fork(EPOLL, block, 15_000 + 10L * block);
        }
        return run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B, BLOCKING, EPOLL)));
    }

    @Test
    void aFlaggedForkIsKeptAndItsCellStandsWithAndWithoutIt() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000).fork(B, block, 16_000);
        }
        run.fork(A, 7, 14_000).fork(B, 7, 64_000, SimulatedKernel.undisturbed().stolen(324));
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(6, A, B));
        Summary summary = run.write(plan);

        assertThat(summary.panels().get(0).completeBlocks()).isEqualTo(7);
        assertThat(summary.panels().get(0).incomplete())
                .containsExactly("block 7 (appended): nio-select steal: 8.1 % of the time of processors [1]");
        assertThat(run.store().counted(plan, plan.panels().get(0), run.forks())).isEqualTo(7);
        assertThat(summary.cells().get(0).withFlagged()).isNull();
        WithFlagged with = Objects.requireNonNull(summary.cells().get(1).withFlagged());
        assertThat(with.flagged()).containsExactly("block 7: steal: 8.1 % of the time of processors [1]");
        assertThat(with.forks()).isEqualTo(7);
        assertThat(with.metrics()).containsOnlyKeys("p50_us");
        assertThat(Objects.requireNonNull(with.metrics().get("p50_us")).high()).isGreaterThan(20);
        assertThat(summary.cells().get(1).outcome().forks()).isEqualTo(6);
        assertThat(p50(summary, 1)).isCloseTo(16, Assertions.within(0.01));
    }

    @Test
    void forksThatWereDisturbedChangeNoVerdictAndNameTheCause() throws IOException {
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(6, A, B));
        SimulatedRun undisturbed = new SimulatedRun(base.resolve("undisturbed"));
        SimulatedRun disturbed = new SimulatedRun(base.resolve("disturbed"));
        for (SimulatedRun run : List.of(undisturbed, disturbed)) {
            for (int block = 1; block <= 6; block++) {
                run.fork(A, block, 14_000 + 20L * block).fork(B, block, 16_000 - 30L * block);
            }
        }
        disturbed
                .fork(A, 7, slice -> slice.atNanos() == 200_000_000 ? slice.stopped(200_000_000) : slice)
                .fork(B, 7, 16_000);

        Summary found = disturbed.write(plan);

        assertThat(found.panels().get(0).incomplete())
                .containsExactly(
                        "block 7 (appended): blocking-channel stopped: no end ran or waited for a processor for 181 ms of a slice,"
                                + " in 1 slice");
        assertThat(found.panels().get(0).evidence().comparisons())
                .isEqualTo(undisturbed.write(plan).panels().get(0).evidence().comparisons());
        assertThat(found.panels().get(0).evidence().comparisons())
                .extracting(Comparison::verdict)
                .containsOnly(Verdict.SLOWER);
    }

    @Test
    void everyOutputOfARunNamesAForksFlags() throws IOException {
        SimulatedRun run = new SimulatedRun(base)
                .fork(A, 1, 14_000, SimulatedKernel.undisturbed().clockStep(-900));
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A)));
        JsonNode document = json(run.directory().runJson());

        assertThat(document.at("/forks/0/status").asText()).isEqualTo("measured");
        assertThat(document.at("/forks/0/flags/0/gate").asText()).isEqualTo("CLOCK_STEP");
        assertThat(document.at("/forks/0/flags/0/cause").asText())
                .isEqualTo("clock step: the clock of the day was set by -900 ms");
        assertThat(document.at("/panels/0/blocks/0/missing/0").asText())
                .isEqualTo("blocking-channel: clock step: the clock of the day was set by -900 ms");
        assertThat(document.at("/forks/0/kernel/ended/counts/LISTEN_DROPS").asLong())
                .isEqualTo(1_000);
        assertThat(json(run.directory().summaryJson())
                        .at("/cells/0/withFlagged/flagged/0")
                        .asText())
                .isEqualTo("block 1: clock step: the clock of the day was set by -900 ms");
    }

    @Test
    void whereAllForksAreFlaggedTheyAreWhatThereIs() throws IOException {
        SimulatedRun run = new SimulatedRun(base)
                .fork(A, 1, 14_000, SimulatedKernel.undisturbed().clockStep(-900));
        CellSummary cell =
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A))).cells().get(0);

        assertThat(cell.outcome().status()).isEqualTo(CellStatus.MEASURED);
        assertThat(cell.includesFlagged()).isTrue();
    }

    @Test
    void wrongBytesVoidACellAndAllThatItIsComparedWith() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000).fork(B, block, 16_000);
        }
        run.fork(A, 7, 14_000).failed(B, 7, Failure.wrongBytes("a header of 7"));
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)));

        assertThat(summary.cells())
                .extracting(cell -> cell.outcome().status())
                .containsExactly(CellStatus.MEASURED, CellStatus.INVALID);
        assertThat(summary.cells().get(1).outcome().reason())
                .isEqualTo("1 of 7 forks failed: wrong bytes: a header of 7");
        assertThat(summary.cells().get(1).metrics()).isEmpty();
        assertThat(summary.panels().get(0).evidence().comparisons()).isEmpty();
        assertThat(json(run.directory().jmhJson())).hasSize(1);
        assertThat(json(run.directory().runJson()).at("/forks/13/failureKind").asText())
                .isEqualTo("WRONG_BYTES");
        assertThat(json(run.directory().runJson()).at("/forks/13/flags/0/gate").asText())
                .isEqualTo("WRONG_BYTES");
    }

    @Test
    void aSubstitutedTransportVoidsItsCellToo() throws IOException {
        Failure wrong = new Failure(FailureKind.WRONG_TRANSPORT, "wrong transport: the server of b runs on a");
        Summary summary = new SimulatedRun(base)
                .lost(A, 1, "it stalled")
                .fork(A, 2, 14_000)
                .failed(A, 3, wrong)
                .write(SimulatedPlan.plan(SimulatedPlan.panel(3, A)));

        assertThat(summary.cells().get(0).outcome().status()).isEqualTo(CellStatus.INVALID);
        assertThat(summary.cells().get(0).outcome().reason())
                .isEqualTo("2 of 3 forks failed: wrong transport: the server of b runs on a");
    }

    @Test
    void withoutEvidenceEveryCellSpeaksForItself() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000).lost(B, block, "broken");
        }
        run.fork(A, 7, SimulatedSlice::disturbed);
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)));

        assertThat(summary.panels().get(0).completeBlocks()).isEqualTo(7);
        assertThat(summary.panels().get(0).evidence().comparisons()).isEmpty();
        assertThat(summary.cells().get(0).outcome().forks()).isEqualTo(7);
        assertThat(Objects.requireNonNull(summary.cells().get(0).metric(Metric.P50_US))
                        .low())
                .isNotNull();
        assertThat(summary.cells().get(1).outcome().status()).isEqualTo(CellStatus.FAILED);
        assertThat(summary.cells().get(1).metrics()).isEmpty();
    }

    @Test
    void aForkThatBreaksDropsOutAndTheOthersStand() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 7; block++) {
            run.fork(A, block, 14_000 + block).fork(C, block, 15_000 + 2 * block);
            if (block == 2) {
                run.lost(B, block, "broken");
            } else if (block != 3) {
                run.fork(B, block, SimulatedSlice::disturbed);
            }
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(7, A, B, C)));

        assertThat(summary.panels().get(0).completeBlocks()).isEqualTo(7);
        assertThat(summary.panels().get(0).incomplete())
                .containsExactly(
                        "block 2: " + B.label() + " failed: broken", "block 3: " + B.label() + " not measured");
        assertThat(summary.panels().get(0).evidence().comparisons())
                .extracting(Comparison::cell, Comparison::reference)
                .containsExactly(tuple(C.label(), A.label()));
        assertThat(summary.cells().get(0).outcome().forks()).isEqualTo(7);
        assertThat(summary.cells().get(1).outcome().forks()).isEqualTo(5);
    }

    @Test
    void aRunThatWasDisturbedThroughoutIsHeldAgainstEarlierOnes() throws IOException {
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, A));
        new SimulatedRun(base)
                .fork(A, 1, 14_000)
                .fork(A, 2, 14_000)
                .fork(A, 3, 14_000)
                .write(plan);
        SimulatedRun later = new SimulatedRun(base).fork(A, 1, SimulatedSlice::disturbed);
        Summary summary = later.write(plan);

        assertThat(summary.cells().get(0).metrics()).doesNotContainKey("p50_us").containsKey("p50_us_all");
        assertThat(summary.cells().get(0).outcome().reason()).isEqualTo("no lap was quiet");
        assertThat(summary.notes())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("this run never saw the client on processor 1, JDK 25.0.3+9-LTS undisturbed")
                .contains("took 26.0", "18.96 µs", later.references().path().toString());
        assertThat(json(later.directory().runJson()).at("/references/0/source").asText())
                .isEqualTo("STORED");
    }

    @Test
    void aStoredReferenceThatIsTooLowHealsWithinOneRun() throws IOException {
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(3, A));
        quick(new SimulatedRun(base), 3).write(plan);
        SimulatedRun later =
                new SimulatedRun(base).fork(A, 1, 14_000).fork(A, 2, 14_000).fork(A, 3, 14_000);
        Summary summary = later.write(plan);

        assertThat(summary.cells().get(0).metrics()).containsKey("p50_us");
        assertThat(summary.notes())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "3 forks agree that the CPU probe of the client on processor 1, JDK 25.0.3+9-LTS takes 18.9")
                .contains(later.references().path().toString());
        assertThat(new SimulatedRun(base).fork(A, 1, 14_000).write(plan).notes())
                .isEmpty();
    }

    @Test
    void oneForkLeavesNoReferenceForLaterRuns() throws IOException {
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, A));
        quick(new SimulatedRun(base), 1).write(plan);
        Summary summary = new SimulatedRun(base).fork(A, 1, 14_000).write(plan);

        assertThat(summary.cells().get(0).metrics()).containsKey("p50_us");
        assertThat(summary.notes()).isEmpty();
    }

    /** Forks whose CPU probe was compiled to run faster by 1.8 %. */
    private static SimulatedRun quick(SimulatedRun run, int forks) throws IOException {
        long nanos = Math.round(SimulatedSlice.QUIET / 1.018);
        for (int block = 1; block <= forks; block++) {
            run.fork(A, block, slice -> slice.witnessed(new Probed(nanos, nanos, nanos, nanos, 0, 0)));
        }
        return run;
    }

    @Test
    void aCacheThatCannotBeUsedIsSaidInANoteAndNothingMore() throws IOException {
        Path file = Files.writeString(base.resolve("cache"), "in the way");
        Summary summary =
                new SimulatedRun(base).fork(A, 1, 14_000).write(SimulatedPlan.plan(SimulatedPlan.panel(1, A)));

        assertThat(summary.notes()).singleElement().asString().startsWith("cannot write " + file);
        assertThat(summary.cells().get(0).outcome().status()).isEqualTo(CellStatus.MEASURED);
    }

    @Test
    void aForkWhoseHistogramsDoNotFitItsRecordCountsAsFailed() throws IOException {
        SimulatedRun run = new SimulatedRun(base).fork(A, 1, 14_000);
        Path log = run.directory().fork(run.forks().get(0).name()).histograms();
        Files.write(log, Files.readAllLines(log).subList(0, 10));
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A)));

        assertThat(summary.cells().get(0).outcome().status()).isEqualTo(CellStatus.FAILED);
        assertThat(summary.cells().get(0).outcome().reason())
                .isEqualTo("its only fork failed: its histograms cannot be used: fewer histograms than turns");
    }

    @Test
    void aRunThatWasInterruptedKeepsWhatItHas() throws IOException {
        SimulatedRun run = new SimulatedRun(base).fork(A, 1, 14_000);
        Summary summary = run.store()
                .write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)), run.forks(), SimulatedRun.facts(false));

        assertThat(summary.complete()).isFalse();
        assertThat(summary.cells())
                .extracting(cell -> cell.outcome().status())
                .containsExactly(CellStatus.MEASURED, CellStatus.SKIPPED);
        assertThat(summary.cells().get(1).outcome().reason()).isEqualTo("the run ended before its first fork");
        assertThat(json(run.directory().runJson()).path("status").asText()).isEqualTo("partial");
    }

    @Test
    void theRunsDocumentHasEveryForkAndSlice() throws IOException {
        SimulatedRun run = new SimulatedRun(base)
                .fork(A, 1, slice -> slice.atNanos() == 200_000_000 ? slice.disturbed() : slice)
                .fork(A, 2, 14_000);
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A)));
        JsonNode document = json(run.directory().runJson());

        assertThat(document.path("schema").asText()).isEqualTo("loopbench-run/3");
        assertThat(document.path("seed").asLong()).isEqualTo(42);
        assertThat(document.at("/panels/0/blocks/1/appended").asBoolean()).isTrue();
        assertThat(document.at("/forks")).hasSize(2);
        assertThat(document.at("/forks/0/slices")).hasSize(20);
        assertThat(document.at("/forks/0/slices/10/disturbedBy").toString())
                .isEqualTo("[\"WITNESS_CLIENT\",\"WITNESS_SERVER\"]");
        assertThat(document.at("/forks/0/slices/10/witnessed/0").asLong()).isEqualTo(SimulatedSlice.DISTURBED);
        assertThat(document.at("/forks/0/slices/10/quietLaps").asInt(-1)).isZero();
        assertThat(document.at("/forks/0/slices/4/laps").asInt()).isEqualTo(10);
        assertThat(document.at("/forks/0/slices/4/steady").asBoolean()).isFalse();
        assertThat(document.at("/forks/0/client/threads/0/seen/1").asInt()).isEqualTo(20);
        assertThat(document.at("/forks/0/figures/quiet_share").asDouble()).isEqualTo(14.0 / 15);
    }

    @Test
    void theEnvironmentIsWritten() throws IOException {
        SimulatedRun run = new SimulatedRun(base).fork(A, 1, 14_000);
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, A)));
        JsonNode document = json(run.directory().environmentJson());

        assertThat(document.path("schema").asText()).isEqualTo("loopbench-environment/1");
        assertThat(document.at("/ends/0/socketOptions/TCP_NODELAY").asText()).isEqualTo("true");
        assertThat(document.at("/witness/0/key/end").asText()).isEqualTo("CLIENT");
    }

    private static double p50(Summary summary, int cell) {
        Estimate estimate = Objects.requireNonNull(summary.cells().get(cell).metric(Metric.P50_US));
        return estimate.value();
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
