package dev.loopbench.results.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the forks of one server, one under either client, and reads what they left. */
final class PipelinedForks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schedule schedule;
    private final EpollClient client;
    private final int payload;

    /** @param payload bytes of either direction */
    PipelinedForks(Schedule schedule, EpollClient client, int payload) {
        this.schedule = schedule;
        this.client = client;
        this.payload = payload;
    }

    ClientPair run(Transport server, int block) throws IOException {
        return new ClientPair(server.name(), underC(server, block), underSuite(server, block));
    }

    private Throughput underC(Transport transport, int block) throws IOException {
        Path file =
                ForkFiles.in(schedule.output, transport.name() + "-c-" + block).record();
        ChildJvm.runFork(
                EpollClientFork.class,
                transport.jvmArguments(),
                List.of(
                        transport.name(),
                        Integer.toString(payload),
                        Long.toString(schedule.warmup),
                        Long.toString(schedule.measure),
                        client.directory().toString(),
                        file.toString()));
        return JSON.readValue(file.toFile(), Throughput.class);
    }

    private Throughput underSuite(Transport transport, int block) throws IOException {
        String name = transport.name() + "-pipelined-" + block;
        ChildJvm.runFork(
                SuiteFork.class,
                transport.jvmArguments(),
                SuiteFork.arguments(
                        transport.name(),
                        Workload.PIPELINED,
                        Placement.CROSS_CORE,
                        payload,
                        schedule.forkMillis(),
                        schedule.output,
                        name));
        return Throughput.of(ForkFiles.in(schedule.output, name).read().slices().stream()
                .filter(slice -> schedule.counts(slice.atNanos()))
                .toList());
    }
}
