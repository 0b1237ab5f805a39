package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.budget.KnownMeans;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.simulated.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetReportTest {

    @Test
    void threeBudgetsAreTold() {
        Golden.assertText("budget.txt", BudgetReport.of(document(6)));
    }

    @Test
    void noLineIsTooLong() {
        assertThat(BudgetReport.of(document(6)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(BudgetReport.of(document(0)).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void withoutAGoodForkThereIsNoNumber() {
        assertThat(BudgetReport.of(document(0)))
                .contains("had no good fork")
                .doesNotContain("% of measured")
                .doesNotContainPattern("\\d\\.\\d\\d");
    }

    @Test
    void theDocumentHasAllOfIt() throws IOException {
        Golden.assertJson("budget.json", Documents.text(document(6)));
    }

    private static BudgetDocument document(int blocks) {
        KnownMeans known = KnownMeans.ofThreeTransports(blocks, 1);
        return new BudgetDocument(
                BudgetDocument.SCHEMA,
                "2026-11-23T09-00-00Z",
                true,
                7,
                new ForkTimes(6, 1100, 400, "25.0.3"),
                List.of(
                        known.measured("blocking-channel"),
                        known.measured("nio-select"),
                        known.measured("netty-epoll")),
                List.of("something that a reader should know"),
                new Environment(Environment.SCHEMA, Map.of(), List.of(), Map.of()));
    }
}
