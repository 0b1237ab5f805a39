package dev.loopbench.results.bare;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A fork of the suite without JMH around it. Arguments: transport, workload, placement, payload bytes of either
 * direction, how long to measure in ms, run directory, name.
 */
final class SuiteFork {

    private SuiteFork() {}

    static List<String> arguments(
            String transport, Workload workload, Placement placement, int bytes, long millis, Path run, String name) {
        return List.of(
                transport,
                workload.label(),
                placement.label(),
                Integer.toString(bytes),
                Long.toString(millis),
                run.toString(),
                name);
    }

    public static void main(String[] arguments) throws IOException {
        ParentWatch.start();
        Workload workload = Workload.of(arguments[1]);
        int bytes = Integer.parseInt(arguments[3]);
        MessageShape shape = new MessageShape(bytes, bytes);
        ForkSpec spec = new ForkSpec(
                arguments[0],
                arguments[0],
                Placement.of(arguments[2]),
                ServerMode.PROCESS,
                workload.traffic(shape),
                workload.slice(Placement.of(arguments[2]), workload.traffic(shape)));
        ForkFiles files = ForkFiles.in(Path.of(arguments[5]), arguments[6]);
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            fork.open();
            long end = System.nanoTime() + Long.parseLong(arguments[4]) * 1_000_000;
            while (System.nanoTime() - end < 0) {
                fork.slice();
            }
        }
    }
}
