package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.store.RunJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page has every section that its run has data for, needs nothing else, and shows text as text. */
class RunPageTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"&";

    /** The page of the run that has most, which is not written anew for each test that reads it. */
    private static String manifold;

    @TempDir
    private Path base;

    @BeforeAll
    static void writeManifold(@TempDir Path directory) throws IOException {
        manifold = page(ManifoldRun.copiedTo(directory), "--profile");
    }

    private String page(Plan plan, SimulatedRun run, String argument) throws IOException {
        run.write(plan);
        return page(run.directory(), argument);
    }

    private static String page(RunDirectory run, String argument) throws IOException {
        new RunJournal(run)
                .begin(StartedRun.of(List.of("--seed=1", argument), "some machine", Set.of("25"), List.of()));
        return Files.readString(RunPage.write(run));
    }

    @Test
    void completeBlocksWithoutAComparisonAreNotCalledEvidence() throws IOException {
        Cell alone = SimulatedPlan.cell("nio-select");
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(alone, block, 15_400);
        }

        assertThat(withoutOwnScripts(page(SimulatedPlan.plan(SimulatedPlan.panel(6, alone)), run, "--seed=1")))
                .contains("no verdict yet", "Nothing was compared: nio-select is the only transport with results.")
                .doesNotContain("✓");
    }

    @Test
    void theCommandIsTheOneThatStartedIt() throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base.resolve("tuned"));
        new RunJournal(run)
                .begin(StartedRun.of(List.of("--seed=1"), "some machine", Set.of("25"), List.of())
                        .by("tune"));

        assertThat(Files.readString(RunPage.write(run))).contains("<code>java -jar loopbench.jar tune --seed=1</code>");
    }

    /** All but the page's own two scripts: the charting library has tags in its strings. */
    private static String withoutOwnScripts(String page) {
        return page.replaceAll("(?s)<script>.*?</script>", "");
    }

    private static String data(String page) {
        String open = "<script type=\"application/json\" id=\"data\">";
        int start = page.indexOf(open) + open.length();
        return page.substring(start, page.indexOf("</script>", start));
    }

    @Test
    void hasEverySectionThatThereIsDataFor() throws IOException {
        assertThat(manifold)
                .contains(
                        "id=\"answers\"",
                        "id=\"round-trip-same-core\"",
                        "id=\"round-trip-same-core-figures\"",
                        "id=\"round-trip-same-core-ratios\"",
                        "id=\"round-trip-same-core-percentiles\"",
                        "id=\"round-trip-same-core-rounds\"",
                        "id=\"round-trip-same-core-verdicts\"",
                        "id=\"pipelined-cross-core\"",
                        "id=\"machine\"",
                        "id=\"missing\"",
                        "kqueue is there on macOS and BSD only",
                        "java -jar loopbench.jar run --seed=1 --profile",
                        "id=\"glossary\"");
    }

    @Test
    void leavesOutWhatAPanelWithoutEvidenceCannotSay() throws IOException {
        assertThat(manifold)
                .doesNotContain("id=\"pipelined-cross-core-verdicts\"", "id=\"pipelined-cross-core-ratios\"");
    }

    @Test
    void panelsThatDifferInOneThingStandSideBySide() throws IOException {
        Cell.Conditions one = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        Cell.Conditions other = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.CROSS_CORE);
        Cell here = SimulatedPlan.cell("nio-select", "", one);
        Cell there = SimulatedPlan.cell("nio-select", "", other);
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, here), SimulatedPlan.panel(1, there));
        SimulatedRun run = new SimulatedRun(base).fork(here, 1, 14_000).fork(there, 1, 28_000);

        String page = page(plan, run, "--profile");

        assertThat(page)
                .contains(
                        "id=\"placements\"", "Placements side by side: round-trip", "id=\"round-trip-same-core-costs\"")
                .contains("<span class=\"level\">14.00</span>", "<span class=\"dot\" style=\"left:50.0%\">")
                .doesNotContain("id=\"connections\"");
        assertThat(manifold).doesNotContain("id=\"placements\"");
    }

    @Test
    void saysHowCalmTheMachineWasDuringTheRun() throws IOException {
        assertThat(manifold).containsPattern("During the run [0-9.]+ % of the laps were disturbed");
    }

    /** The first screen shows the top of each card only. */
    @Test
    void aCardSaysHowCertainItIsAndWhetherItMattersBeforeWhatIsNotProven() throws IOException {
        String card = manifold.substring(manifold.indexOf("<article"), manifold.indexOf("</article>"));

        assertThat(card)
                .containsSubsequence(
                        "class=\"best\"",
                        "class=\"certainty\"",
                        "class=\"sentence\"",
                        "Compared with",
                        "In a request that takes 5 ms");
        assertThat(card.substring(0, card.indexOf("In a request"))).doesNotContain("not proven", "undecided against");
    }

    @Test
    void isSmallAndAsksForNothing() throws IOException {
        String page = manifold;
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
        assertThat(withoutOwnScripts(page))
                .contains("default-src 'none'")
                .doesNotContainPattern("<(link|img|iframe|script)[^>]* (src|href)=");
    }

    @Test
    void showsTheBestFirst() throws IOException {
        JsonNode panel = new ObjectMapper().readTree(data(manifold)).get(0);
        assertThat(panel.get("metrics").get(0).get("title").asText()).isEqualTo("p50");
        assertThat(panel.get("comparisons")).isNotEmpty();
        assertThat(panel.get("blocks")).hasSize(7);
        assertThat(panel.get("cells").findValuesAsText("label"))
                .containsSubsequence("blocking-channel", "nio-select", "netty-io_uring < blocking-channel");
    }

    @Test
    void showsHostileTextAsText() throws IOException {
        Cell.Conditions conditions = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        Cell odd = SimulatedPlan.cell("nio-select", HOSTILE, conditions);
        Plan plan = SimulatedPlan.plan(new Panel(
                conditions,
                List.of(SimulatedPlan.cell("blocking-channel", "", conditions), odd),
                List.of(new Panel.Skipped(SimulatedPlan.cell("netty-kqueue", "", conditions), HOSTILE)),
                6));
        SimulatedRun run = new SimulatedRun(base);
        for (int block = 1; block <= 6; block++) {
            run.fork(plan.panels().get(0).cells().get(0), block, 14_000 + block);
            run.fork(odd, block, 19_000 + block);
        }
        String page = page(plan, run, HOSTILE);
        assertThat(withoutOwnScripts(page)).doesNotContain("<img").contains("&lt;img src=x");
        assertThat(data(page)).doesNotContain("<", "\u2028");
        JsonNode panel = new ObjectMapper().readTree(data(page)).get(0);
        assertThat(panel.get("cells").findValuesAsText("label")).contains("nio-select (" + HOSTILE + ")");
    }
}
