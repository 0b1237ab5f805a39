package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.compare.MeasureComparison;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.doctor.Doctor;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.ports.PortsDocument;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.simulated.ComparedPair;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedMeasurement;
import dev.loopbench.results.store.FinishedRun.EnvironmentDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar has a JSON Schema of every document. Each is what the program writes, documents follow it, and what does not is
 * refused. What should be in the sources is left in {@code target/schemas}.
 */
class DocumentSchemasTest {

    private static final String FOLDER = "/dev/loopbench/results/schemas/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path base;

    private static Map<String, JavaType> documents() {
        Map<String, JavaType> types = new LinkedHashMap<>();
        Map<String, Class<?>> classes = new LinkedHashMap<>();
        classes.put(RunDocument.SCHEMA, RunDocument.class);
        classes.put(RecordedRun.SCHEMA, RecordedRun.Document.class);
        classes.put(Summary.SCHEMA, Summary.class);
        classes.put(dev.loopbench.results.environment.Environment.SCHEMA, EnvironmentDocument.class);
        classes.put("loopbench-started/1", StartedRun.class);
        classes.put(BudgetDocument.SCHEMA, BudgetDocument.class);
        classes.put(CurveDocument.SCHEMA, CurveDocument.class);
        classes.put(MeasureDocument.SCHEMA, MeasureDocument.class);
        classes.put(RunComparison.SCHEMA, RunComparison.class);
        classes.put(MeasureComparison.SCHEMA, MeasureComparison.class);
        classes.put(Diagnosis.SCHEMA, Diagnosis.class);
        classes.put(PortsDocument.SCHEMA, PortsDocument.class);
        classes.put("fork", ForkRecord.class);
        classes.put(LedgerDocument.SCHEMA, LedgerDocument.class);
        classes.forEach((name, type) -> types.put(name, MAPPER.constructType(type)));
        types.put("jmh", MAPPER.getTypeFactory().constructCollectionType(List.class, JmhDocument.class));
        return types;
    }

    private static String file(String name) {
        return name.replace('/', '-') + ".schema.json";
    }

    private static ObjectNode schema(String name, JavaType type) throws IOException {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
        schema.put("title", name);
        schema.setAll(SchemaOfType.of(MAPPER, type));
        if (schema.at("/properties/schema").isObject()) {
            ((ObjectNode) schema.at("/properties/schema")).put("const", name);
        }
        return schema;
    }

    @TestFactory
    Stream<DynamicTest> theSourcesHaveTheSchemaOf() {
        return documents().entrySet().stream()
                .map(document -> DynamicTest.dynamicTest(document.getKey(), () -> {
                    String text = Documents.text(schema(document.getKey(), document.getValue()));
                    Files.writeString(
                            Files.createDirectories(Path.of("target", "schemas"))
                                    .resolve(file(document.getKey())),
                            text);
                    assertThat(text).isEqualTo(shipped(document.getKey()));
                }));
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = DocumentSchemasTest.class.getResourceAsStream(FOLDER + file(name))) {
            assertThat(in).as("schema %s", file(name)).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Also that nothing is written which the schema does not know. */
    private static List<String> problems(String name, String document) throws IOException {
        JsonNode strict = MAPPER.readTree(shipped(name));
        close(strict);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(strict)
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && schema.isObject()) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(DocumentSchemasTest::close);
    }

    @Test
    void whatARunLeavesFollowsThem() throws Exception {
        RunDirectory directory = ManifoldRun.copiedTo(base);
        new RunJournal(directory).begin(StartedRun.of(List.of("--seed=1"), "a machine", Set.of("25"), List.of("a")));

        assertThat(problems(RunDocument.SCHEMA, Files.readString(directory.runJson())))
                .isEmpty();
        assertThat(problems(RecordedRun.SCHEMA, Files.readString(directory.historyJson())))
                .isEmpty();
        assertThat(problems(Summary.SCHEMA, Files.readString(directory.summaryJson())))
                .isEmpty();
        assertThat(problems(
                        dev.loopbench.results.environment.Environment.SCHEMA,
                        Files.readString(directory.environmentJson())))
                .isEmpty();
        assertThat(problems("loopbench-started/1", Files.readString(directory.startedJson())))
                .isEmpty();
        assertThat(problems("jmh", Files.readString(directory.jmhJson()))).isEmpty();
        try (Stream<Path> forks = Files.list(directory.path().resolve("forks"))) {
            for (Path fork : forks.limit(3).toList()) {
                assertThat(problems("fork", Files.readString(fork))).isEmpty();
            }
        }
    }

    @Test
    void whatOtherCommandsPrintFollowsThem() throws Exception {
        assertThat(problems(RunComparison.SCHEMA, Documents.text(new ComparedPair(base).comparison())))
                .isEmpty();
        assertThat(problems(
                        Diagnosis.SCHEMA,
                        Documents.text(Doctor.ofThisMachine(List.of(base)).glance())))
                .isEmpty();
        assertThat(problems(
                        MeasureDocument.SCHEMA,
                        Documents.text(new SimulatedMeasurement().pair().document())))
                .isEmpty();
        assertThat(problems(PortsDocument.SCHEMA, Documents.text(PortsDocument.ofThisMachine(false))))
                .isEmpty();
        try (InputStream golden =
                DocumentSchemasTest.class.getResourceAsStream("/dev/loopbench/results/simulated/budget.json")) {
            assertThat(problems(BudgetDocument.SCHEMA, new String(golden.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void whatDoesNotFollowThemIsRefused() throws Exception {
        String summary = Files.readString(ManifoldRun.copiedTo(base).summaryJson());

        assertThat(problems(Summary.SCHEMA, summary.replaceFirst("loopbench-summary/2", "loopbench-summary/1")))
                .isNotEmpty();
        assertThat(problems(Summary.SCHEMA, summary.replaceFirst("\"plannedBlocks\" : 6", "\"plannedBlocks\" : \"6\"")))
                .isNotEmpty();
        assertThat(problems(Summary.SCHEMA, summary.replaceFirst("\"status\" : \"measured\"", "\"status\" : \"fine\"")))
                .isNotEmpty();
        assertThat(problems(Summary.SCHEMA, summary.replaceFirst("\"seed\"|\"notes\"", "\"remarks\"")))
                .isNotEmpty();
    }
}
