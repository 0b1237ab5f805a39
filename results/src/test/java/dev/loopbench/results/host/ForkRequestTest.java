package dev.loopbench.results.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.host.ForkHost.HostCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts of older builds read what a driver asks of them: the names of its values are as they were. */
class ForkRequestTest {

    @Test
    void itsFormIsTheOneThatOlderHostsRead() throws Exception {
        ForkRequest request = new ForkRequest(
                new ForkSpec(
                        "nio-select",
                        "nio-select",
                        Placement.of("same-core"),
                        ServerMode.of("process"),
                        Traffic.of(new MessageShape(64, 64), 1, 1),
                        250),
                new ForkRequest.Benchmark("RoundTrip", "roundTrip"),
                new ForkRequest.Files("here", "b01", "sockets"),
                new ForkRequest.Times(1, 2, 3),
                "turns",
                "also",
                List.of("-Xmx256m"));

        JsonNode json = ForkHost.JSON
                .readTree(ForkHost.JSON.writeValueAsString(new HostCommand(null, request)))
                .get("fork");

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "spec",
                        "benchmarkClass",
                        "benchmarkMethod",
                        "runDirectory",
                        "name",
                        "warmupMillis",
                        "measureMillis",
                        "warmupCpu",
                        "turns",
                        "also",
                        "socketDirectory",
                        "jvmArguments");
        assertThat(json.get("benchmarkClass").asText()).isEqualTo("RoundTrip");
        assertThat(ForkHost.JSON.treeToValue(json, ForkRequest.class)).isEqualTo(request);
    }
}
