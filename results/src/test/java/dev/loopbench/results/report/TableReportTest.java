package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.simulated.Golden;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedKernel;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.simulated.SimulatedSlice;
import dev.loopbench.results.store.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReportTest {

    private static final List<ComparisonRequest> QUESTIONS = List.of(ComparisonRequest.BEST, ComparisonRequest.BEST);

    @TempDir
    private Path base;

    @Test
    void theTableIsTheGoldenOne() throws IOException {
        Golden.assertText("table.txt", manifold());
    }

    @Test
    void theTableIsTheSameWhereTheDecimalSeparatorIsAComma() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Golden.assertText("table.txt", manifold());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noLineIsWiderThanAHundredColumns() throws IOException {
        String longReason = "it cannot be had here ".repeat(20).strip();
        Cell.Conditions conditions = SimulatedPlan.cell("x").conditions();
        Cell odd = new Cell("a-transport-with-a-very-long-name", "another-transport-with-a-long-name", "", conditions);
        Cell plain = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(odd, block, 14_000 + block).fork(plain, block, 15_000 + block);
        }
        run.lost(plain, 7, longReason);
        String table = TableReport.of(
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, odd, plain))), QUESTIONS, ReportForm.PLAIN);

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(table).contains("  a-transport-with-a-very-long-name < another-transport-with-a-long-name\n");
    }

    @Test
    void aCycleIsTakenApartAndSaysWhatLingersAfterIt() throws IOException {
        Cell.Conditions conditions = SimulatedPlan.conditions(Workload.CONNECT, Placement.SAME_CORE);
        Cell cell = SimulatedPlan.cell("nio-select", "", conditions);
        Cell floor = SimulatedPlan.cell("floor-epoll", "", conditions);
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(cell, block, 50_000, SimulatedKernel.undisturbed().grown(Counter.TIME_WAIT_SOCKETS, 4_321));
            run.fork(floor, block, 40_000);
        }
        String table = TableReport.of(
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, cell, floor))), QUESTIONS, ReportForm.PLAIN);

        assertThat(table)
                .startsWith("connect, same-core: ")
                .containsPattern("transport +throughput/s +± +p50 µs")
                .containsPattern("a cycle +connect µs +p99 +exchange µs +p99 +close µs +p99 +TIME_WAIT +after\n")
                .containsPattern("nio-select +20\\.00 +20\\.00 +30\\.00 +30\\.00 +9\\.00\\d +9\\.00\\d +1000 +5321\n");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aRunOfOneBlockIsNotEvidence() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        Summary summary =
                new SimulatedRun(base).fork(cell, 1, 14_000).write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell)));

        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .contains("1 block, without verdicts: --blocks 6 or more gives them")
                .contains("Without six blocks")
                .doesNotContain("±");
    }

    @Test
    void variantsAreHeldAgainstTheirPlainCellsAndSaidForAPullRequest() throws IOException {
        Cell plain = SimulatedPlan.cell("nio-select");
        Cell before = new Cell("nio-select", "nio-select", "base", plain.conditions());
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(before, block, 14_000 + block).fork(plain, block, 15_000 + block);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, plain, before)));
        List<ComparisonRequest> asked =
                List.of(new ComparisonRequest(Map.of("nio-select", "nio-select (base)"), Optional.empty()));

        assertThat(TableReport.of(summary, asked, ReportForm.PLAIN))
                .containsPattern("against nio-select \\(base\\) +ratio +interval")
                .containsPattern("nio-select +1\\.071 +1\\.071 to 1\\.071 +1\\.00 +0\\.031 +SLOWER")
                .contains("minimum detectable change: 0.00 %");
        assertThat(MarkdownReport.of(summary, asked, ReportForm.PLAIN))
                .contains("| nio-select | nio-select (base) | 1.071 | 1.071 to 1.071 | **SLOWER** |\n");
    }

    @Test
    void aStreamIsToldInBytesAndWhatAGibibyteCosts() throws IOException {
        Cell cell =
                SimulatedPlan.cell("nio-select", "", SimulatedPlan.conditions(Workload.STREAM, Placement.CROSS_CORE));
        Summary summary = new SimulatedRun(base)
                .fork(cell, 1, slice -> slice.roundTrip(20_000).busy(0.9, 0.8))
                .write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell)));

        // A chunk of 64 KiB every 20 us.
        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .startsWith(
                        "stream, cross-core: 64 KiB chunks up, 1 connection, 16 requests under way, JDK 25.0.3+9-LTS\n")
                .containsPattern("transport +bytes/s +CPU ms/GiB +client +server")
                .containsPattern("nio-select +3\\.052 GiB +\\d")
                .doesNotContain("p50");
    }

    @Test
    void aMatrixEndsWithEveryServerUnderEveryClient() throws IOException {
        Cell.Conditions byNio = SimulatedPlan.withClient("nio-select");
        Cell.Conditions byBlocking = SimulatedPlan.withClient("blocking-channel");
        Cell own = new Cell("nio-select", "nio-select", "", byNio);
        Cell other = new Cell("blocking-channel", "nio-select", "", byNio);
        Cell crossed = new Cell("nio-select", "blocking-channel", "", byBlocking);
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(own, block, 14_000).fork(other, block, 15_000).fork(crossed, block, 16_000);
        }
        Summary summary = run.write(SimulatedPlan.plan(
                SimulatedPlan.panel(6, own, other),
                new Panel(
                        byBlocking,
                        List.of(crossed),
                        List.of(new Panel.Skipped(
                                new Cell("blocking-channel", "blocking-channel", "", byBlocking), "it is not there")),
                        6)));

        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .contains("round-trip, same-core, client nio-select: 64 bytes each way")
                .containsPattern("nio-select +14\\.00 .* \\d+ \\+ \\d+ +100 %")
                .contains("busy: processor time of the client's + of the server's I/O threads")
                .containsPattern("server +nio-select +blocking-channel\\n"
                        + " +nio-select +!14\\.00 +!?16\\.00\\n"
                        + " +blocking-channel +15\\.00 +-\\n")
                .containsPattern(
                        "client \\+ server busy, % +nio-select +blocking-channel\\n +nio-select +\\d+ \\+ \\d+");
    }

    @Test
    void cellsWithoutFiguresAreListedForAPullRequestToo() throws IOException {
        assertThat(MarkdownReport.of(ManifoldRun.summary(), QUESTIONS, ReportForm.PLAIN))
                .contains("\n- skipped: netty-kqueue: kqueue is there on macOS and BSD only\n")
                .contains("\n- failed: blocking-channel: 3 of 3 forks failed: "
                        + "6 session(s) not finished after 10000 ms\n");
    }

    @Test
    void floorsAreSaidForAPullRequestWithTheirIntervals() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        Cell floor = SimulatedPlan.cell("floor-epoll");
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(cell, block, 15_000).fork(floor, block, 12_000);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, cell, floor)));

        assertThat(MarkdownReport.of(summary, QUESTIONS, ReportForm.PLAIN)).contains("""
                        | above the floor | × floor | interval | + µs | interval | × best | floor |
                        |---|--:|--:|--:|--:|--:|---|
                        | nio-select | 1.250 | 1.250 to 1.250 | 3.00 | 3.00 to 3.00 | 1.250 | epoll |

                        Best floor: floor-epoll.
                        """);
    }

    @Test
    void theAnswerInWordsStandsAboveTheFiguresAndFitsTheReadersService() throws IOException {
        Cell fast = SimulatedPlan.cell("blocking-channel");
        Cell slow = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(fast, block, 14_000).fork(slow, block, 15_400);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, fast, slow)));
        ReportForm form = new ReportForm(false, Duration.ofMillis(2));

        assertThat(TableReport.of(summary, QUESTIONS, form)).containsPattern("""
                JDK 25\\.0\\.3\\+9-LTS
                  blocking-channel is the fastest of those compared\\. Compared with blocking-channel, nio-select adds
                    1\\.4 µs or 10 % \\(95 % interval: 10 %\\)\\. In a request that takes 2 ms with one such exchange, none
                    of these differences exceeds 0\\.071? % \\(by their 95 % intervals\\)\\.
                  transport""");
        assertThat(MarkdownReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .containsPattern("LTS\n\nblocking-channel is the fastest of those compared\\..* takes 5 ms .*\n\n\\| ");
    }

    @Test
    void costsAreShownWhereTheyAreAskedFor() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        Summary summary =
                new SimulatedRun(base).fork(cell, 1, 15_000).write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell)));

        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN)).doesNotContain("a round trip costs");
        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN.withCosts()))
                .containsPattern("a round trip costs +CPU µs +client µs +server µs +switches +client +server\n")
                .containsPattern(
                        "nio-select +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ \\+ [0-9.]+ +[0-9.]+ \\+ [0-9.]+\n");
    }

    @Test
    void anotherAddressIsAPanelOfItsOwnWithItsOwnFloor() throws IOException {
        Cell tcp = SimulatedPlan.cell("nio-select");
        Cell tcpFloor = SimulatedPlan.cell("floor-epoll");
        Cell unix = SimulatedPlan.cellOverUnix("nio-select");
        Cell unixFloor = SimulatedPlan.cellOverUnix("floor-epoll");
        SimulatedRun run = new SimulatedRun(base)
                .fork(tcp, 1, 15_000)
                .fork(tcpFloor, 1, 12_000)
                .fork(unix, 1, 10_000)
                .fork(unixFloor, 1, 8_000);
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, tcp, tcpFloor), SimulatedPlan.panel(1, unix, unixFloor));
        String table = TableReport.of(run.write(plan), QUESTIONS, ReportForm.PLAIN);

        assertThat(table)
                .contains("round-trip, same-core: 64 bytes each way", "round-trip, same-core, unix: 64 bytes each way")
                .containsPattern("nio-select +1\\.250 +3\\.00 +1\\.250 +epoll\n")
                .containsPattern("nio-select +1\\.250 +2\\.00 +1\\.250 +epoll\n");
    }

    @Test
    void theFloorOfAnotherAddressIsNone() throws IOException {
        Cell tcp = SimulatedPlan.cell("nio-select");
        Cell tcpFloor = SimulatedPlan.cell("floor-epoll");
        Cell unix = SimulatedPlan.cellOverUnix("nio-select");
        SimulatedRun run = new SimulatedRun(base)
                .fork(tcp, 1, 15_000)
                .fork(tcpFloor, 1, 12_000)
                .fork(unix, 1, 10_000);
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, tcp, tcpFloor), SimulatedPlan.panel(1, unix));
        String table = TableReport.of(run.write(plan), QUESTIONS, ReportForm.PLAIN);

        assertThat(table).containsOnlyOnce("above the floor");
    }

    @Test
    void costsOfAJvmAreShownAndAFloorHasNone() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        Cell floor = SimulatedPlan.cell("floor-epoll");
        SimulatedRun run = new SimulatedRun(base).fork(cell, 1, 15_000).fork(floor, 1, 14_000);

        Golden.assertText(
                "costs.txt",
                TableReport.of(
                        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell, floor))),
                        QUESTIONS,
                        ReportForm.PLAIN.withCosts()));
    }

    @Test
    void whereFreeEndsRanIsToldBesideWhatBecameOfIt() throws IOException {
        Cell.Conditions free = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.FREE);
        Cell moving = SimulatedPlan.cell("nio-select", "", free);
        Cell still = SimulatedPlan.cell("blocking-channel", "", free);
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 2; block++) {
            run.fork(moving, block, TableReportTest::onEachOfSixProcessors);
            run.fork(still, block, slice -> slice.roundTrip(60_000).serverOn(0));
        }
        String table = TableReport.of(
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(2, moving, still))), QUESTIONS, ReportForm.PLAIN);

        assertThat(table).contains("""
                  where the scheduler had client/server run, over all steady slices:
                    nio-select on 1/1 33 % (p50 16.0 µs), 1/0 13 % (p50 48.0 µs), 1/2 13 % (p50 48.0 µs), 1/3 13 %
                      (p50 48.0 µs), elsewhere 27 %; modes at 16.0 µs (33 %), 48.1 µs (67 %)
                    blocking-channel on 1/0 100 % (p50 60.0 µs); one mode, at 60.0 µs
                """);
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    /** Of the 15 steady slices of a fork, five with both ends on one processor, two with the server on each of five others. */
    private static SimulatedSlice onEachOfSixProcessors(SimulatedSlice slice) {
        int number = (int) (slice.atNanos() / 20_000_000);
        int other = List.of(0, 2, 3, 4, 5).get(number % 5);
        return number % 3 == 0
                ? slice.roundTrip(16_000)
                : slice.roundTrip(48_000).serverOn(other);
    }

    @Test
    void withoutIntervalsThereIsNoColumnForThem() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        Cell floor = SimulatedPlan.cell("floor-epoll");
        SimulatedRun run = new SimulatedRun(base).fork(cell, 1, 15_000).fork(floor, 1, 12_000);

        assertThat(TableReport.of(
                        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell, floor))),
                        QUESTIONS,
                        ReportForm.PLAIN))
                .containsPattern("above the floor +× floor +\\+ µs +× best +floor\n")
                .containsPattern("nio-select +1\\.250 +3\\.00 +1\\.250 +epoll\n");
    }

    @Test
    void flaggedForksAreNamedAndTheRowStandsWithAndWithoutThem() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base)
                .fork(cell, 1, 14_000)
                .fork(cell, 2, 56_000, SimulatedKernel.undisturbed().grown(Counter.RETRANSMITTED_SEGMENTS, 300));
        String table = TableReport.of(
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(2, cell))), QUESTIONS, ReportForm.PLAIN);

        assertThat(table)
                .contains("\n  flagged: nio-select block 2: retransmits: 300 segments, usual are 0\n")
                .contains(
                        "\n  with flagged forks: nio-select p50 28.00 µs instead of 14.00 µs (2 forks instead of 1)\n");
    }

    @Test
    void aPanelOfEvidenceNamesTheCauseBesideTheBlockThatIsLost() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(cell, block, 14_000);
        }
        run.fork(cell, 7, 14_000, SimulatedKernel.undisturbed().clockStep(99));
        String table = TableReport.of(
                run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, cell))), QUESTIONS, ReportForm.PLAIN);

        assertThat(table)
                .contains(
                        "\n  with flagged forks: nio-select p50 14.00 µs instead of 14.00 µs (7 forks instead of 6)\n")
                .contains(
                        "\n  dropped out of block 7 (appended), as a whole: nio-select clock step: the clock of the day was set\n    by 99 ms\n")
                .doesNotContain("flagged: ");
    }

    @Test
    void aRowOfFlaggedForksAloneSaysSo() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base)
                .fork(cell, 1, 14_000, SimulatedKernel.undisturbed().clockStep(99));

        assertThat(TableReport.of(
                        run.write(SimulatedPlan.plan(SimulatedPlan.panel(1, cell))), QUESTIONS, ReportForm.PLAIN))
                .contains("\n  flagged: nio-select block 1: clock step: the clock of the day was set by 99 ms\n")
                .contains("\n  flagged forks count, since no other was good: nio-select\n");
    }

    @Test
    void aRunThatWasInterruptedSaysSo() throws IOException {
        Cell cell = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base).fork(cell, 1, 14_000);
        Summary summary = run.store()
                .write(SimulatedPlan.plan(SimulatedPlan.panel(6, cell)), run.forks(), SimulatedRun.facts(false));

        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN)).startsWith("The run was interrupted");
    }

    private static String manifold() {
        return TableReport.of(ManifoldRun.summary(), QUESTIONS, ReportForm.PLAIN);
    }
}
