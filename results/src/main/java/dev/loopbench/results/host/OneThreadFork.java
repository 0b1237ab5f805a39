package dev.loopbench.results.host;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.core.turn.TurnTaker;
import dev.loopbench.results.memory.MemoryTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The process of a fork whose ends share one I/O thread. Its only argument is a {@link ForkRequest} as JSON; it leaves
 * the files that every fork leaves. JMH has no part in it.
 */
public final class OneThreadFork {

    private OneThreadFork() {}

    public static void main(String[] arguments) {
        ParentWatch.start();
        int code = 1;
        try {
            run(ForkHost.JSON.readValue(arguments[0], ForkRequest.class));
            code = 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("the fork ends: " + e);
        } finally {
            // Nothing that a transport left running may keep the process alive.
            Runtime.getRuntime().halt(code);
        }
    }

    private static void run(ForkRequest request) throws IOException {
        ForkFiles files = ForkFiles.in(
                Path.of(request.files().runDirectory()), request.files().name());
        Transport transport = onOneThread(request.spec());
        try (Fork fork = new Fork(request.spec(), Optional.of(files), ForkEnds.onOneThread(transport))) {
            fork.open();
            long end = System.nanoTime()
                    + Duration.ofMillis(request.times().warmupMillis()).toNanos();
            while (System.nanoTime() < end) {
                fork.slice();
            }
            fork.settle(Duration.ofSeconds(4));
            fork.park();
            try (TurnTaker taker =
                    TurnTaker.connect(Path.of(request.turns()), request.files().name())) {
                taker.takeTurns(List.of(fork));
            }
        }
    }

    private static Transport onOneThread(ForkSpec spec) throws IOException {
        if (spec.server().equals(MemoryTransport.NAME)) {
            return new MemoryTransport();
        }
        return Transports.load()
                .named(spec.server())
                .onOneThread()
                .orElseThrow(() -> new IOException(spec.server() + " cannot have both ends on one I/O thread"));
    }
}
