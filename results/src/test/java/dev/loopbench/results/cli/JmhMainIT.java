package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks as JMH alone runs them. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class JmhMainIT {

    @TempDir
    private Path outputs;

    @Test
    void theForksOwnFiguresStandBelowTheScore() throws Exception {
        BuiltJar.Ended ended = run(
                "dev.loopbench.nio.RoundTrip", "-p", "transport=nio-select", "-p", "requestBytes=4KiB", "-bm", "avgt");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        JsonNode result = new ObjectMapper()
                .readTree(outputs.resolve("result.json").toFile())
                .get(0);
        double score = result.at("/primaryMetric/score").asDouble();
        JsonNode own = result.get("secondaryMetrics");
        assertThat(own.fieldNames()).toIterable().containsExactlyInAnyOrder("counted", "cpu", "p50", "p99", "p999");
        for (JsonNode metric : own) {
            assertThat(metric.get("scoreUnit").asText()).isEqualTo("us/op");
            assertThat(metric.get("score").asDouble()).isPositive();
        }
        double p50 = own.at("/p50/score").asDouble();
        assertThat(own.at("/counted/score").asDouble()).isLessThan(score);
        assertThat(own.at("/p999/score").asDouble())
                .isGreaterThanOrEqualTo(own.at("/p99/score").asDouble());
        assertThat(own.at("/p99/score").asDouble()).isGreaterThanOrEqualTo(p50);
        assertThat(ended.out()).contains("RoundTrip.roundTrip:p50", "us/op");
    }

    @Test
    void inThroughputModeTheyAreRates() throws Exception {
        BuiltJar.Ended ended = run("dev.loopbench.blocking.Pipelined", "-p", "transport=blocking-channel");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        JsonNode result = new ObjectMapper()
                .readTree(outputs.resolve("result.json").toFile())
                .get(0);
        assertThat(result.at("/secondaryMetrics/counted/scoreUnit").asText()).isEqualTo("ops/s");
        assertThat(result.at("/secondaryMetrics/counted/score").asDouble())
                .isGreaterThan(result.at("/primaryMetric/score").asDouble());
    }

    @Test
    void aSizeThatIsNoneIsNamed() throws Exception {
        BuiltJar.Ended ended =
                run("dev.loopbench.nio.RoundTrip", "-p", "transport=nio-select", "-p", "requestBytes=4KB");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.out() + ended.err())
                .contains("-p requestBytes=4KB: '4KB' is no size: write 64, 64KiB or 1MiB");
    }

    private BuiltJar.Ended run(String benchmark, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("org.openjdk.jmh.Main", "-foe", "true", benchmark));
        arguments.addAll(
                List.of("-f", "1", "-wi", "1", "-i", "2", "-w", "200ms", "-r", "200ms", "-rf", "json", "-rff"));
        arguments.add(outputs.resolve("result.json").toString());
        arguments.addAll(List.of(more));
        return BuiltJar.await(
                BuiltJar.start(
                        outputs,
                        List.of("-Djmh.ignoreLock=true", "-cp", BuiltJar.path().toString()),
                        arguments.toArray(String[]::new)),
                outputs);
    }
}
