package dev.loopbench.results.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.server.ParentWatch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * A fork of a bare loop on {@code same-core}, and its server's parent. Arguments: the loop's name, how long to measure
 * in ms, and the file for its {@link LapFigures}.
 */
final class BareFork {

    private BareFork() {}

    public static void main(String[] arguments) throws IOException {
        ParentWatch.start();
        SortedSet<Integer> cpus = new Placements(Topology.ofThisProcess())
                .assign(Placement.SAME_CORE)
                .orElseThrow()
                .client();
        Process server = ChildJvm.like(BareServer.class, List.of(arguments[0], CpuList.format(cpus)))
                .start();
        CpuProbe.warmUp();
        BareSlice slice = new BareSlice();
        BareClient client =
                BareLoops.named(arguments[0]).connect(port(server), slice, IoThreads.pinned("client", cpus));
        List<LapFigures> laps = measure(client, slice, Duration.ofMillis(Long.parseLong(arguments[1])));
        new ObjectMapper().writeValue(new File(arguments[2]), laps);
        server.getOutputStream().close();
        // The I/O threads have no other end.
        Runtime.getRuntime().halt(0);
    }

    private static int port(Process server) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the bare server ended before it listened");
        }
        return Integer.parseInt(line);
    }

    private static List<LapFigures> measure(BareClient client, BareSlice slice, Duration duration) throws IOException {
        List<LapFigures> laps = new ArrayList<>();
        long start = System.nanoTime();
        for (long at = 0; at < duration.toNanos(); at = System.nanoTime() - start) {
            client.begin();
            slice.await();
            laps.addAll(slice.laps(at));
        }
        return laps;
    }
}
