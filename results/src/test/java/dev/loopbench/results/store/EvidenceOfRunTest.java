package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.PanelEvidence.Status;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Variant;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.report.MarkdownReport;
import dev.loopbench.results.report.TableReport;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.words.BaseJudgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complete blocks in which no two cells can be compared are no evidence, wherever a run speaks of it. */
class EvidenceOfRunTest {

    private static final Cell A = SimulatedPlan.cell("blocking-channel");
    private static final Cell B = SimulatedPlan.cell("nio-select");
    private static final List<ComparisonRequest> QUESTIONS = List.of(ComparisonRequest.BEST);

    @TempDir
    private Path base;

    @Test
    void blocksThatShareNoComparisonAreNoEvidence() throws IOException {
        SimulatedRun run = apart(B);
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)));

        JsonNode panel = new ObjectMapper()
                .readTree(run.directory().summaryJson().toFile())
                .path("panels")
                .path(0);
        assertThat(panel.path("completeBlocks").asInt()).isEqualTo(6);
        assertThat(panel.path("evidence").path("status").asText()).isEqualTo("NOT_EVIDENCE");
        assertThat(panel.path("evidence").path("jointBest")).isEmpty();
    }

    @Test
    void aTransportAloneIsNoEvidenceAndNotTheBest() throws IOException {
        Summary summary = alone().write(SimulatedPlan.plan(SimulatedPlan.panel(6, A)));

        assertThat(summary.panels().get(0).evidence().status()).isEqualTo(Status.NOT_EVIDENCE);
        assertThat(summary.panels().get(0).evidence().jointBest()).isEmpty();
        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .contains("Nothing was compared: blocking-channel is the only transport with results.")
                .contains("± is half of a 95 % interval")
                .doesNotContain("Which row beats which");
    }

    @Test
    void theTableSaysThatNothingWasCompared() throws IOException {
        Summary summary = apart(B).write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B)));

        assertThat(TableReport.of(summary, QUESTIONS, ReportForm.PLAIN))
                .contains("Nothing was compared: no two transports share enough good blocks.")
                .contains("not evidence: nothing was compared;")
                .contains("Nothing here is evidence")
                .doesNotContain("verdicts need 6")
                .doesNotContain("Without six blocks");
        assertThat(MarkdownReport.of(summary, QUESTIONS, ReportForm.PLAIN)).contains("Not evidence:");
    }

    @Test
    void aPanelWithoutAComparisonIsToldApartFromOneWithVerdicts() throws IOException {
        Cell.Conditions other =
                SimulatedPlan.conditions(Workload.PIPELINED, A.conditions().placement());
        Cell c = SimulatedPlan.cell("blocking-channel", "", other);
        Cell d = SimulatedPlan.cell("nio-select", "", other);
        SimulatedRun run = apart(B);
        for (int block = 1; block <= 6; block++) {
            run.fork(c, block, 14_000 + block).fork(d, block, 16_000 + block);
        }
        Summary summary = run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A, B), SimulatedPlan.panel(6, c, d)));

        assertThat(TableReport.of(summary, List.of(ComparisonRequest.BEST, ComparisonRequest.BEST), ReportForm.PLAIN))
                .contains("Which row beats which")
                .contains("is marked INVALID or as not evidence");
    }

    @Test
    void aRunCannotPassWhereNothingWasHeldAgainstTheBase() throws IOException {
        Cell before = SimulatedPlan.cell("blocking-channel", Variant.BASE, A.conditions());
        Plan simulated = SimulatedPlan.plan(SimulatedPlan.panel(6, A, before));
        Plan plan = new Plan(
                simulated.profile(),
                simulated.seed(),
                simulated.warmup(),
                simulated.measure(),
                simulated.budget(),
                simulated.panels(),
                simulated.warmupFactors(),
                simulated.ownFloors(),
                List.of(new Variant(Variant.BASE, List.of("-Xmx1g"), List.of())),
                false);
        Summary summary = apart(before).write(plan);
        List<ComparisonRequest> asked =
                List.of(new ComparisonRequest(plan.pairs(plan.panels().get(0)), Optional.empty()));
        BaseJudgement judgement = BaseJudgement.of(plan, summary, asked);

        assertThat(judgement.passes()).isFalse();
        assertThat(judgement.text())
                .startsWith("NOT JUDGED: ")
                .endsWith(": 6 complete blocks, and no transport shares enough good ones with the base's\n");
    }

    @Test
    void anOlderDocumentThatCallsThemEvidenceIsReadAsWhatTheyAre() throws IOException {
        SimulatedRun run = alone();
        run.write(SimulatedPlan.plan(SimulatedPlan.panel(6, A)));
        Path document = run.directory().summaryJson();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode older = mapper.readTree(document.toFile());
        ObjectNode evidence = (ObjectNode) older.path("panels").path(0).path("evidence");
        evidence.put("status", "EVIDENCE").putArray("jointBest").add(A.label());
        Files.writeString(document, mapper.writeValueAsString(older));

        Summary summary = Summary.read(run.directory());
        assertThat(summary.panels().get(0).evidence().status()).isEqualTo(Status.NOT_EVIDENCE);
        assertThat(summary.panels().get(0).evidence().jointBest()).isEmpty();
    }

    private SimulatedRun alone() throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(A, block, 14_000 + block);
        }
        return run;
    }

    /** Six blocks of which each has a fork of one cell alone. */
    private SimulatedRun apart(Cell other) throws IOException {
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            Cell measured = block % 2 == 0 ? A : other;
            run.fork(measured, block, 14_000 + block).lost(measured.equals(A) ? other : A, block, "broken");
        }
        return run;
    }
}
