package dev.loopbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.figures.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages that list parts of the program list all of them, and name nothing that is gone. */
class ReferencePagesTest {

    private static final Path ROOT = Path.of("..");
    private static final String SCHEMA = "/dev/loopbench/results/schemas/loopbench-summary-2.schema.json";
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final Pattern DECLARED = Pattern.compile("package dev\\.loopbench\\.([a-z.]+);");

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(name));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyMetricIsExplained() throws IOException {
        String metrics = page("reference/metrics.md");
        assertThat(Arrays.stream(Metric.values())
                        .map(Metric::label)
                        .filter(name -> !metrics.contains("`" + name + "`")))
                .isEmpty();
    }

    @Test
    void everyKeyOfTheSummaryIsExplained() throws IOException {
        String metrics = page("reference/metrics.md");
        Set<String> keys = new TreeSet<>();
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream(SCHEMA))) {
            keys(new ObjectMapper().readTree(schema), keys);
        }
        assertThat(keys)
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(metrics).containsPattern("`[\\w.]*\\b" + key + "\\b"));
    }

    private static void keys(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(part -> keys(part, keys));
    }

    @Test
    void pagesOfTheMethodAreShort() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs").resolve("method"))) {
            assertThat(pages)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(page -> assertThat(Files.readAllLines(page)).hasSizeLessThanOrEqualTo(150));
        }
    }

    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        String index = page("decisions/README.md");
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs").resolve("decisions"))) {
            assertThat(pages.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("README.md") && !index.contains("(" + name + ")")))
                    .isEmpty();
        }
    }

    @Test
    void theArchitectureHasEveryPackage() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path info : sources("package-info.java")) {
            declared.addAll(all(DECLARED, Files.readString(info)));
        }
        assertThat(all(PACKAGE_ROW, page("architecture.md"))).isEqualTo(declared);
    }

    @Test
    void theArchitectureNamesClassesThatExist() throws IOException {
        Set<String> classes = sources(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(classes).containsAll(all(CLASS, page("architecture.md")));
    }

    private static List<Path> sources(String end) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> roots = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(roots).hasSizeGreaterThan(4);
            List<Path> found = new ArrayList<>();
            for (Path root : roots) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(end)).forEach(found::add);
                }
            }
            return found;
        }
    }
}
