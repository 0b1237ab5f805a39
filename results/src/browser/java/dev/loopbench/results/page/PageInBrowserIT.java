package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.files.StartedRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
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
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Pages as Chromium shows them: whatever was asked of the network or complained of in the console since a test began fails it.
 */
@Timeout(180)
class PageInBrowserIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int HEIGHT = 900;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path base;

    private static Path page;
    private static Path several;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws IOException {
        RunDirectory run = run("a");
        page = RunPage.write(run);
        several = RunsPage.write(List.of(run, run("b")));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium").toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver").toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        browser.manage().timeouts().scriptTimeout(PATIENCE);
    }

    @AfterAll
    static void close() {
        browser.quit();
    }

    private static RunDirectory run(String name) throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base.resolve(name));
        new RunJournal(run).begin(StartedRun.of(List.of("--seed=1"), "some machine", Set.of("25"), List.of()));
        return run;
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the profile 'browser' needs " + program));
    }

    @AfterEach
    void nothingWasAskedOfTheNetworkAndNothingWasComplainedOf() throws IOException {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
        for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = MAPPER.readTree(entry.getMessage()).get("message");
            if (message.get("method").asText().equals("Network.requestWillBeSent")) {
                assertThat(message.at("/params/request/url").asText()).matches("(file|data|about|blob):.*");
            }
        }
    }

    private static void show(Path file, int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                // A smooth scroll moves what is about to be clicked.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        browser.get(file.toUri().toString());
    }

    private static void drawAll() {
        for (WebElement chart : browser.findElements(By.cssSelector(".chart"))) {
            browser.executeAsyncScript(
                    "const [chart, done] = arguments; chart.scrollIntoView({block: 'center'});"
                            + "const look = () => chart.dataset.drawn === 'yes' ? done() : requestAnimationFrame(look); look();",
                    chart);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
    void everyChartIsDrawnAndNothingIsWiderThanTheWindow(int width, String scheme) {
        show(page, width, scheme);
        drawAll();

        List<WebElement> charts = browser.findElements(By.cssSelector(".chart"));
        assertThat(charts).hasSizeGreaterThan(8);
        for (WebElement chart : charts) {
            assertThat(chart.getSize().getHeight()).isGreaterThan(40);
            assertThat(chart.findElements(By.cssSelector("svg path, canvas"))).isNotEmpty();
        }
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @Test
    void lightAndDarkAreTwoPages() {
        show(page, 1280, "light");
        String light = String.valueOf(browser.executeScript("return getComputedStyle(document.body).backgroundColor"));
        show(page, 1280, "dark");
        assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
    }

    @Test
    void aClickOnATitleSortsAndASecondOneTurnsRound() {
        show(page, 1280, "light");
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
        show(page, 1280, "light");
        drawAll();
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
        show(page, 1280, "light");
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
            show(file, width, scheme);
            drawAll();
            browser.executeScript(axe());
            Object found = browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                    + "axe.run(document).then(r => done(JSON.stringify(r.violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | ')))))");
            List<String> serious = new ArrayList<>();
            MAPPER.readTree(String.valueOf(found)).forEach(one -> serious.add(one.asText()));
            assertThat(serious).isEmpty();
        }
    }

    private static String axe() throws IOException {
        try (InputStream in = PageInBrowserIT.class.getResourceAsStream("/axe.min.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "390"})
    void severalRunsFitTheWindow(int width) {
        show(several, width, "light");
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        assertThat(browser.findElements(By.cssSelector("table.runs .axis .dot"))).hasSizeGreaterThan(8);
    }

    private static long number(String expression) {
        return ((Number) Objects.requireNonNull(browser.executeScript("return " + expression))).longValue();
    }
}
