package dev.loopbench.results.floor;

import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.server.ServerReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A part: one process, which stands where a fork has its client, and nobody at the other end. */
final class PartEnds implements ProgramEnds {

    private final Part part;
    private final FloorEnd process;

    private PartEnds(Part part, FloorEnd process) {
        this.part = part;
        this.process = process;
    }

    static PartEnds open(FloorProgram program, ForkSpec spec) throws IOException {
        Part part = Part.of(spec.server()).orElseThrow(() -> new IOException(spec.server() + " is no part"));
        Placements placements = new Placements(Topology.ofThisProcess());
        Assignment assignment = placements
                .assign(spec.placement())
                .orElseThrow(() -> new IOException(spec.placement() + ": " + placements.missing(spec.placement())));
        return new PartEnds(part, FloorStarter.part(program, part, assignment, spec));
    }

    @Override
    public ProbeTimes probePair() throws IOException {
        return load().probePair();
    }

    @Override
    public SliceCount slice() throws IOException {
        return load().slice();
    }

    @Override
    public long[] drainInto(Histogram roundTrips) throws IOException {
        return load().drainInto(roundTrips);
    }

    private CommandedLoad load() {
        return new CommandedLoad(process, false);
    }

    /** The program has no library between itself and the kernel that could choose something else. */
    @Override
    public void verifyImplementations() {}

    @Override
    public EndProcess client() throws IOException {
        return process.endProcess();
    }

    /** None of its own. */
    @Override
    public EndProcess server() throws IOException {
        return new EndProcess(process.endProcess().pid(), List.of());
    }

    @Override
    public ServerReport serverReport() {
        return new ServerReport(process.facts(), "", Map.of(), Map.of(), List.of(), List.of());
    }

    @Override
    public EndRecord clientRecord(List<ThreadRecord> threads) {
        return process.record(part.label(), "a C program: a part of a round trip", Map.of(), threads);
    }

    @Override
    public EndRecord serverRecord(ServerReport report, List<ThreadRecord> threads) {
        return process.record(part.label(), "nobody", Map.of(), threads);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
