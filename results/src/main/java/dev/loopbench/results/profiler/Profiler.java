package dev.loopbench.results.profiler;

import dev.loopbench.core.record.ForkRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** async-profiler, unpacked and tried, for the forks of one run. Used by one thread. */
public final class Profiler implements Closeable {

    private final AgentLibrary library;
    private final Sampling sampling;
    private final FlameGraphs graphs;
    private final Path work;

    private Profiler(AgentLibrary library, Sampling sampling, FlameGraphs graphs, Path work) {
        this.library = library;
        this.sampling = sampling;
        this.graphs = graphs;
        this.work = work;
    }

    /** Why it cannot be had on this platform, one line; empty if it can. */
    public static Optional<String> missing() {
        return AgentLibrary.missing();
    }

    /**
     * Finds out what this kernel lets it see, which takes a JVM's start or two.
     *
     * @param directory for the flame graphs; made if it is not there
     * @throws IOException when it cannot be had here, saying why in one line
     */
    public static Profiler prepare(Path directory) throws IOException {
        Path work = directory.resolve("work");
        AgentLibrary library = AgentLibrary.unpack(work);
        try {
            // Here the forks to be profiled leave their records and histograms.
            Files.createDirectories(work.resolve("forks"));
            Files.createDirectories(work.resolve("latency"));
            Sampling sampling = Sampling.choose(KernelSettings.read(Path.of("/")), library::refusal);
            return new Profiler(library, sampling, new FlameGraphs(directory), work);
        } catch (IOException e) {
            library.close();
            throw e;
        }
    }

    /** The events that it sees here, and the reasons why it sees no more: one line each. */
    public List<String> sight() {
        List<String> sight = new ArrayList<>();
        sight.add("async-profiler's event " + sampling.event().argument() + ": "
                + sampling.event().meaning());
        sight.addAll(sampling.forbidding());
        return sight;
    }

    /**
     * The option that has both JVMs of a fork run under it.
     *
     * @param cell its slug, which becomes the title
     */
    public String option(String cell) {
        return library.option(sampling.arguments(cell, work));
    }

    /** Where the forks leave their files, of which nothing is kept: a fork under a profiler has no figures. */
    public Path work() {
        return work;
    }

    /**
     * Keeps the flame graphs of a fork's ends.
     *
     * @param cell its slug
     * @throws IOException when the fork failed or an end has left none, saying so in one line
     */
    public void keep(String cell, ForkRecord fork) throws IOException {
        graphs.keep(cell, fork, work);
    }

    /** Leaves nothing but the flame graphs. */
    @Override
    public void close() throws IOException {
        library.close();
    }
}
