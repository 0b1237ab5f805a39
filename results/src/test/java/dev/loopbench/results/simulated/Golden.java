package dev.loopbench.results.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of which every word is wanted as it is. What was found instead is left in {@code target/golden}. */
public final class Golden {

    private static final double ROUNDING = 1e-9;

    private Golden() {}

    /** Holds a text against a golden file, character by character. */
    public static void assertText(String file, String found) {
        leave(file, found);
        assertThat(found).isEqualTo(expected(file));
    }

    /** The same for JSON, where the last digits of a logarithm may differ from one JDK to the next. */
    public static void assertJson(String file, String found) throws IOException {
        leave(file, found);
        ObjectMapper mapper = new ObjectMapper();
        JsonNode expected = mapper.readTree(expected(file));
        assertThat(mapper.readTree(found).equals(Golden::compare, expected))
                .as("target/golden/%s is as in src/test/resources", file)
                .isTrue();
        assertThat(found.lines().map(Golden::name))
                .containsExactlyElementsOf(
                        expected(file).lines().map(Golden::name).toList());
    }

    private static int compare(JsonNode a, JsonNode b) {
        if (a.isFloatingPointNumber() && b.isFloatingPointNumber()) {
            double difference = Math.abs(a.doubleValue() - b.doubleValue());
            return difference <= ROUNDING * Math.abs(b.doubleValue()) ? 0 : 1;
        }
        return a.equals(b) ? 0 : 1;
    }

    private static String name(String line) {
        int colon = line.indexOf(" : ");
        return colon < 0 ? "" : line.substring(0, colon);
    }

    private static void leave(String file, String found) {
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target", "golden")).resolve(file), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expected(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
