package dev.loopbench.results.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loopbench.results.compare.NotComparable;
import dev.loopbench.results.compare.RunComparer;
import dev.loopbench.results.compare.RunComparer.Side;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.evidence.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A {@link SimulatedPair} whose later run is changed as a test likes, and what its comparison says then. */
public final class ComparedPair {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RUN = "run.json";

    private final SimulatedPair pair;

    /** @param directory for the directories of both */
    public ComparedPair(Path directory) throws IOException {
        pair = new SimulatedPair(directory);
    }

    public Path base() {
        return pair.base();
    }

    public Path candidate() {
        return pair.candidate();
    }

    /** Changes a document of the later run. */
    public ComparedPair changed(String file, Consumer<JsonNode> change) throws IOException {
        change(candidate().resolve(file), change);
        return this;
    }

    /**
     * Lets a cell of both runs' first panel be a floor.
     *
     * @param cell what is in its id, and in no other's
     */
    public ComparedPair withFloor(String label, String cell) throws IOException {
        for (Path run : List.of(base(), candidate())) {
            change(run.resolve(RUN), document -> {
                for (JsonNode each : document.at("/panels/0/cells")) {
                    if (each.path("id").asText().contains(cell)) {
                        ((ObjectNode) each)
                                .put("transport", label)
                                .put("client", label)
                                .put("variant", "");
                    }
                }
            });
        }
        return this;
    }

    /** Changes what was run of the later run. */
    public ComparedPair changed(Consumer<JsonNode> change) throws IOException {
        return changed(RUN, change);
    }

    private static void change(Path path, Consumer<JsonNode> change) throws IOException {
        JsonNode document = MAPPER.readTree(path.toFile());
        change.accept(document);
        MAPPER.writeValue(path.toFile(), document);
    }

    /** Sets one text of a document of the later run. */
    public ComparedPair with(String file, String object, String field, String value) throws IOException {
        return changed(file, document -> ((ObjectNode) document.at(object)).put(field, value));
    }

    /** Sets one text of every panel of the later run. */
    public ComparedPair withPanels(String field, String value) throws IOException {
        return changed(document -> document.path("panels").forEach(panel -> ((ObjectNode) panel).put(field, value)));
    }

    /** Changes every fork of the later run whose cell is called so. */
    public ComparedPair withForks(String cell, Consumer<ObjectNode> change) throws IOException {
        return changed(document -> {
            for (JsonNode fork : document.path("forks")) {
                if (fork.path("cell").asText().contains(cell)) {
                    change.accept((ObjectNode) fork);
                }
            }
        });
    }

    /** Changes every reference of the CPU probe of the later run. */
    public ComparedPair withReferences(Consumer<ObjectNode> change) throws IOException {
        return changed(
                document -> document.path("references").forEach(reference -> change.accept((ObjectNode) reference)));
    }

    /** Writes a file of the later run anew. */
    public ComparedPair replaced(String file, String content) throws IOException {
        Files.writeString(candidate().resolve(file), content);
        return this;
    }

    /** The later run held against the other. */
    public RunComparison comparison() throws IOException, NotComparable {
        return comparison(new RunComparer(Rules.ofBand(Rules.BAND), false));
    }

    /** The same where what differs is the question. */
    public RunComparison comparisonAcross() throws IOException, NotComparable {
        return comparison(new RunComparer(Rules.ofBand(Rules.BAND), true));
    }

    /** The same by other rules. */
    public RunComparison comparison(RunComparer comparer) throws IOException, NotComparable {
        return comparer.compare(Side.read(base()), Side.read(candidate()));
    }
}
