package dev.loopbench.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 by the rules of its specification, as far as gauges go: what is not allowed there fails.
 */
final class OpenMetricsText {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern DESCRIPTOR = Pattern.compile("# (TYPE|UNIT|HELP) (" + NAME + ") (.*)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"");

    private final List<Sample> samples = new ArrayList<>();

    record Sample(String name, Map<String, String> labels, double value) {}

    private record Family(String name, Set<String> descriptors) {}

    private OpenMetricsText(String text) {
        assertThat(text).endsWith("\n# EOF\n").doesNotContain("\r");
        Set<String> seen = new HashSet<>();
        Set<String> series = new HashSet<>();
        Family family = new Family("", Set.of());
        Map<String, String> types = new LinkedHashMap<>();
        for (String line :
                text.substring(0, text.length() - "# EOF\n".length()).lines().toList()) {
            assertThat(line).isNotBlank();
            Matcher descriptor = DESCRIPTOR.matcher(line);
            if (line.startsWith("#")) {
                assertThat(descriptor.matches()).as(line).isTrue();
                if (!descriptor.group(2).equals(family.name())) {
                    family = new Family(descriptor.group(2), new HashSet<>());
                    assertThat(seen.add(family.name()))
                            .as("families are not interleaved: %s", line)
                            .isTrue();
                }
                assertThat(family.descriptors().add(descriptor.group(1)))
                        .as("once: %s", line)
                        .isTrue();
                describe(descriptor, types);
            } else {
                Sample sample = sample(line);
                String type = types.getOrDefault(family.name(), "unknown");
                assertThat(type).isEqualTo("gauge");
                assertThat(sample.name()).isEqualTo(family.name());
                assertThat(series.add(sample.name() + sample.labels()))
                        .as("one sample of a series: %s", line)
                        .isTrue();
                samples.add(sample);
            }
        }
    }

    private static void describe(Matcher descriptor, Map<String, String> types) {
        switch (descriptor.group(1)) {
            case "TYPE" -> {
                assertThat(descriptor.group(3)).isEqualTo("gauge");
                types.put(descriptor.group(2), descriptor.group(3));
            }
            case "UNIT" -> assertThat(descriptor.group(2)).endsWith("_" + descriptor.group(3));
            default -> assertThat(descriptor.group(3)).doesNotContain("\n");
        }
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> labels = new LinkedHashMap<>();
        String rest = sample.group(2) == null ? "" : sample.group(2);
        while (!rest.isEmpty()) {
            Matcher label = LABEL.matcher(rest);
            assertThat(label.lookingAt()).as(line).isTrue();
            assertThat(labels.put(label.group(1), unescaped(label.group(2))))
                    .as("a label once: %s", line)
                    .isNull();
            rest = rest.substring(label.end());
            assertThat(rest.isEmpty() || rest.startsWith(",")).as(line).isTrue();
            rest = rest.isEmpty() ? "" : rest.substring(1);
        }
        return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3)));
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                char next = value.charAt(++i);
                text.append(next == 'n' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static List<Sample> read(String text) {
        return List.copyOf(new OpenMetricsText(text).samples);
    }
}
