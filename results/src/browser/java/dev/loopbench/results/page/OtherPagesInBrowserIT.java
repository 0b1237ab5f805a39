package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.simulated.SimulatedMeasurement;
import dev.loopbench.results.simulated.SimulatedStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * The pages without a script, of measurements of users' own services, of budgets and of curves, as Chromium shows them. {@code tune} writes the
 * page of a run, of which {@link PageInBrowserIT} shows one.
 */
@Timeout(180)
class OtherPagesInBrowserIT {

    private static final String LONG = "http://127.0.0.1:62893/" + "a".repeat(150);
    private static final String PAIR = "pair";
    private static final String KNEE = "knee";
    private static final String CURVE = "curve";
    private static final String BUDGET = "budget";

    @TempDir
    private static Path base;

    private static final Map<String, Path> PAGES = new LinkedHashMap<>();
    private static Browser window;

    @BeforeAll
    static void open() throws IOException {
        PAGES.put(
                PAIR,
                RunPage.write(SimulatedMeasurement.write(
                        base.resolve(PAIR), new SimulatedMeasurement().of(LONG).withErrors(7).pair())));
        PAGES.put(
                KNEE,
                RunPage.write(SimulatedMeasurement.write(base.resolve(KNEE), new SimulatedMeasurement().of(LONG).knee())));
        PAGES.put(CURVE, RunPage.write(SimulatedStudy.curve(base.resolve(CURVE))));
        PAGES.put(BUDGET, RunPage.write(SimulatedStudy.budget(base.resolve(BUDGET))));
        window = new Browser();
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @AfterEach
    void nothingWasAskedOfTheNetworkAndNothingWasComplainedOf() throws IOException {
        window.assertSilent();
    }

    private static List<WebElement> all(String selector) {
        return window.driver().findElements(By.cssSelector(selector));
    }

    @ParameterizedTest
    @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
    void theyFitTheWindowAndAxeFindsNothingSerious(int width, String scheme) throws IOException {
        for (Map.Entry<String, Path> page : PAGES.entrySet()) {
            window.show(page.getValue(), width, scheme);
            assertThat(window.number("document.documentElement.scrollWidth"))
                    .as(page.getKey())
                    .isLessThanOrEqualTo(width);
            assertThat(window.seriousFindings()).as(page.getKey()).isEmpty();
        }
    }

    @Test
    void everyPlotIsDrawnInsideItsFrame() {
        for (String name : List.of(PAIR, KNEE, CURVE)) {
            window.show(PAGES.get(name), 1280, "light");
            List<WebElement> plots = all("svg.plot");
            assertThat(plots).as(name).isNotEmpty();
            for (WebElement plot : plots) {
                assertThat(plot.getSize().getHeight()).as(name).isGreaterThan(100);
                assertThat(plot.findElements(By.cssSelector("polyline"))).as(name).isNotEmpty();
                for (WebElement circle : plot.findElements(By.cssSelector("circle"))) {
                    assertThat(Double.parseDouble(circle.getDomAttribute("cx"))).isBetween(0.0, 860.0);
                    assertThat(Double.parseDouble(circle.getDomAttribute("cy"))).isBetween(0.0, 320.0);
                }
            }
        }
    }

    @Test
    void aMeasurementShowsErrorsVerdictAndPartsAndRunsNothingHostile() {
        window.show(PAGES.get(PAIR), 1280, "light");

        assertThat(all("#answers .warn").get(0).getText()).startsWith("ERRORS in A: 7, warm-up included");
        assertThat(all("#comparisons .v.slower").get(0).getText()).startsWith("B against A: throughput x 0.910");
        assertThat(all("#target-A, #target-B")).hasSize(2).allMatch(WebElement::isDisplayed);
        assertThat(all("#target-B h2").get(0).getText()).contains(SimulatedMeasurement.HOSTILE);
        assertThat(all("img, script")).isEmpty();
    }

    @Test
    void everyLinkOfAPageLeadsToAPartOfIt() {
        PAGES.forEach((name, page) -> {
            window.show(page, 1280, "light");
            List<WebElement> links = all("a[href^='#']");
            assertThat(links).as(name).isNotEmpty();
            for (WebElement link : links) {
                assertThat(all(link.getDomAttribute("href"))).as(name).hasSize(1);
            }
        });
    }
}
