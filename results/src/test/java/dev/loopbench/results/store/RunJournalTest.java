package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {

    private static final Cell A = SimulatedPlan.cell("blocking-channel");
    private static final Cell B = SimulatedPlan.cell("nio-select");
    private static final Plan PLAN = SimulatedPlan.plan(SimulatedPlan.panel(6, A, B));

    @TempDir
    private Path base;

    private SimulatedRun run;
    private RunJournal journal;

    @BeforeEach
    void begin() throws IOException {
        run = new SimulatedRun(base).fork(A, 1, 14_000).fork(B, 1, 16_000).fork(B, 2, 16_000);
        journal = new RunJournal(run.directory());
    }

    @Test
    void givesBackWhatWasFinished() throws IOException {
        run.forks().forEach(journal::add);

        List<ForkEntry> finished = journal.finished(PLAN);

        assertThat(finished)
                .extracting(ForkEntry::name)
                .containsExactlyElementsOf(
                        run.forks().stream().map(ForkEntry::name).toList());
        assertThat(finished).extracting(ForkEntry::order).containsExactly(1, 2, 3);
        assertThat(finished.get(0).record().slices())
                .hasSameSizeAs(run.forks().get(0).record().slices());
    }

    @Test
    void aLineThatWasCutOffIsNoFork() throws IOException {
        run.forks().forEach(journal::add);
        Files.writeString(run.directory().journal(), "{\"name\":\"b02_rou", StandardOpenOption.APPEND);

        assertThat(journal.finished(PLAN)).hasSize(3);
        journal.add(run.forks().get(2));
        assertThat(journal.finished(PLAN)).hasSize(4);
    }

    @Test
    void aRecordThatIsGoneIsTold() throws IOException {
        run.forks().forEach(journal::add);
        Files.delete(run.directory().fork(run.forks().get(1).name()).record());

        assertThatIOException()
                .isThrownBy(() -> journal.finished(PLAN))
                .withMessage("the record of its fork " + run.forks().get(1).name() + " cannot be read");
    }

    @Test
    void aBlockThatCountedWhenItsRunWasKilledIsFinished() throws IOException {
        journal.add(run.forks().get(0));
        journal.add(run.forks().get(1));
        journal.counts(new Cohort(List.of(List.of(A), List.of(B)), List.of(List.of(A, B))), 2);

        List<ForkEntry> finished = journal.finished(PLAN);

        assertThat(finished).extracting(ForkEntry::block).containsExactly(1, 1, 2, 2);
        assertThat(finished.get(2).cell()).isEqualTo(A);
        assertThat(finished.get(2).failure()).isEqualTo("the run was ended before it left a record");
        assertThat(finished.get(3).failure()).isNull();
        assertThat(journal.finished(PLAN))
                .extracting(ForkEntry::name)
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void oneWhoseForksLeftNothingIsNot() throws IOException {
        journal.add(run.forks().get(0));
        journal.counts(new Cohort(List.of(List.of(A)), List.of(List.of(A))), 2);

        assertThat(journal.finished(PLAN)).hasSize(1);
    }

    @Test
    void nothingIsFinishedBeforeTheFirstFork() throws IOException {
        assertThat(journal.finished(PLAN)).isEmpty();
    }

    @Test
    void aForkOfAnotherPlanIsRefused() {
        run.forks().forEach(journal::add);

        assertThatIOException()
                .isThrownBy(() -> journal.finished(SimulatedPlan.plan(SimulatedPlan.panel(6, A))))
                .withMessageContaining("is not in the plan");
    }

    @Test
    void knowsHowTheRunWasStartedAndWhetherItEnded() throws IOException {
        StartedRun started = StartedRun.of(List.of("--seed=1"), "machine", Set.of("25"), List.of("loopbench.jar"));
        journal.begin(started);

        assertThat(journal.started()).isEqualTo(started);
        assertThat(journal.isComplete()).isFalse();
        run.write(PLAN);
        assertThat(journal.isComplete()).isTrue();
    }

    @Test
    void aDirectoryWithoutARunIsTold() {
        assertThatIOException()
                .isThrownBy(() -> new RunJournal(new RunDirectory(base.resolve("nowhere"))).started())
                .withMessage("there is no run in " + base.resolve("nowhere"));
    }
}
