package dev.loopbench.results.host;

import dev.loopbench.core.benchmark.LoopbackBenchmark;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes once, briefly, through what the forks of any plan do, with both ends in this process, so that the JVM which is
 * told to archive its classes knows which are needed. The only argument is a directory for the records, which nobody
 * reads.
 */
final class Rehearsal {

    private static final MessageShape SHAPE = new MessageShape(64, 64);
    private static final int SLICE = 100;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.start();
        Path records = Path.of(arguments[0]);
        Files.createDirectories(records.resolve("forks"));
        Files.createDirectories(records.resolve("latency"));
        System.setProperty(LoopbackBenchmark.RECORD_DIRECTORY, records.toString());
        Transports transports = Transports.load();
        JmhFork jmh = new JmhFork(transports, System.out);
        int processors = Topology.ofThisProcess().cpus().size();
        for (Transport transport : transports.all()) {
            ForkSpec spec = spec(transport);
            if (transport
                    .availability()
                    .and(transport.availability(spec.setting(processors)))
                    .isAvailable()) {
                jmh.rehearse(spec, Workload.ROUND_TRIP);
            }
        }
    }

    private static ForkSpec spec(Transport transport) {
        return new ForkSpec(
                transport.name(),
                transport.name(),
                Placement.FREE,
                ServerMode.IN_PROCESS,
                Traffic.of(SHAPE, 1, 1),
                SLICE);
    }
}
