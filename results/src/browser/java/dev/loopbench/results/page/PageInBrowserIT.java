package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.files.StartedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Pages as Chromium shows them: whatever was asked of the network or complained of in the console since a test began fails it.
 */
@Timeout(180)
class PageInBrowserIT {

    @TempDir
    private static Path base;

    private static Path page;
    private static Path several;
    private static Browser window;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws IOException {
        RunDirectory run = run("a");
        page = RunPage.write(run);
        several = RunsPage.write(List.of(run, run("b")));
        window = new Browser();
        browser = window.driver();
    }

    @AfterAll
    static void close() {
        window.close();
    }

    private static RunDirectory run(String name) throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base.resolve(name));
        new RunJournal(run).begin(StartedRun.of(List.of("--seed=1"), "some machine", Set.of("25"), List.of()));
        return run;
    }

    @AfterEach
    void nothingWasAskedOfTheNetworkAndNothingWasComplainedOf() throws IOException {
        window.assertSilent();
    }

    @ParameterizedTest
    @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
    void everyChartIsDrawnAndNothingIsWiderThanTheWindow(int width, String scheme) {
        window.show(page, width, scheme);
        window.drawAll();

        List<WebElement> charts = browser.findElements(By.cssSelector(".chart"));
        assertThat(charts).hasSizeGreaterThan(8);
        for (WebElement chart : charts) {
            assertThat(chart.getSize().getHeight()).isGreaterThan(40);
            assertThat(chart.findElements(By.cssSelector("svg path, canvas"))).isNotEmpty();
        }
        assertThat(window.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @Test
    void lightAndDarkAreTwoPages() {
        window.show(page, 1280, "light");
        String light = String.valueOf(browser.executeScript("return getComputedStyle(document.body).backgroundColor"));
        window.show(page, 1280, "dark");
        assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
    }

    @Test
    void aClickOnATitleSortsAndASecondOneTurnsRound() {
        window.show(page, 1280, "light");
        WebElement table = browser.findElement(By.cssSelector("table.sortable"));
        WebElement button = table.findElements(By.cssSelector("thead button")).get(1);

        button.click();
        List<Double> ascending = sortKeys(table);
        button.click();
        List<Double> descending = sortKeys(table);

        assertThat(ascending).hasSizeGreaterThan(3).isSorted();
        assertThat(descending).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(table.findElements(By.cssSelector("th[aria-sort=descending]"))).hasSize(1);
    }

    private static List<Double> sortKeys(WebElement table) {
        return table.findElements(By.cssSelector("tbody tr td:nth-child(2)")).stream()
                .map(cell -> Double.valueOf(String.valueOf(cell.getDomAttribute("data-sort"))))
                .toList();
    }

    @Test
    void aClickOnANameMakesItTheBaseline() {
        window.show(page, 1280, "light");
        window.drawAll();
        WebElement panel = browser.findElement(By.id("round-trip-same-core"));
        List<WebElement> names = panel.findElements(By.cssSelector(".baseline label"));
        String name = names.get(1).getText();
        assertThat(panel.findElement(By.cssSelector(".ratio-title")).getText()).doesNotContain(name + " (");
        String before = panel.findElement(By.cssSelector("[data-chart=ratios] svg")).getDomProperty("outerHTML");

        names.get(1).click();

        assertThat(panel.findElement(By.cssSelector(".ratio-title")).getText()).contains("that of " + name);
        assertThat(panel.findElement(By.cssSelector(".ratio-list")).getText()).contains("faster");
        assertThat(panel.findElement(By.cssSelector("[data-chart=ratios] svg")).getDomProperty("outerHTML"))
                .isNotEqualTo(before);
    }

    @Test
    void whatIsExplainedIsExplainedOnFocus() {
        window.show(page, 1280, "light");
        WebElement term = browser.findElement(By.cssSelector(".term"));

        browser.executeScript("arguments[0].focus()", term);

        WebElement tip = browser.findElement(By.id("tip"));
        assertThat(tip.isDisplayed()).isTrue();
        assertThat(tip.getText()).isEqualTo(term.getDomAttribute("data-meaning"));
    }

    @ParameterizedTest
    @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
    void axeFindsNothingSerious(int width, String scheme) throws IOException {
        for (Path file : List.of(page, several)) {
            window.show(file, width, scheme);
            window.drawAll();
            assertThat(window.seriousFindings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "390"})
    void severalRunsFitTheWindow(int width) {
        window.show(several, width, "light");
        assertThat(window.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        assertThat(browser.findElements(By.cssSelector("table.runs .axis .dot"))).hasSizeGreaterThan(8);
    }
}
