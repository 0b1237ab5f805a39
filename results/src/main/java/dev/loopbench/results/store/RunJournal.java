package dev.loopbench.results.store;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.ForkEntry.JmhScore;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Plan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run, so that it can be resumed after whatever ended it: how it was started,
 * and a line for each fork that is on disk as a whole. Used by one thread.
 */
public final class RunJournal {

    private final RunDirectory directory;

    public RunJournal(RunDirectory directory) {
        this.directory = directory;
    }

    /** @param jmh absent when the fork failed, and for a floor */
    record Line(
            String name,
            int block,
            int order,
            String benchmark,
            @Nullable JmhScore jmh) {
        Line {
            Objects.requireNonNull(name);
            Objects.requireNonNull(benchmark);
        }
    }

    /** Writes down how the run is started. */
    public void begin(StartedRun started) throws IOException {
        Documents.write(directory.startedJson(), started);
    }

    /** Adds a fork whose files are in place. */
    public void add(ForkEntry fork) {
        Line line = new Line(
                fork.name(),
                fork.block(),
                fork.order(),
                fork.benchmark(),
                fork.jmh().orElse(null));
        try {
            Files.writeString(
                    directory.journal(),
                    Documents.line(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory.journal(), e);
        }
    }

    /** Writes down that a block of a cohort counts even if the run is ended before its forks are added. */
    public void counts(Cohort cohort, int block) {
        List<String> names = cohort.pairs().stream()
                .flatMap(List::stream)
                .map(cell -> ForkEntry.name(cell, block))
                .toList();
        try {
            Documents.write(directory.underway(), new Underway(names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param forks names of those that were being measured, and had enough turns to count */
    record Underway(List<String> forks) {
        Underway {
            forks = List.copyOf(forks);
        }
    }

    /**
     * How the run was started.
     *
     * @throws IOException when the directory is not that of a run, saying so in one line
     */
    public StartedRun started() throws IOException {
        try {
            return Documents.read(directory.startedJson(), StartedRun.class);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new IOException("there is no run in " + directory.path(), e);
        }
    }

    /** Whether the run came to its end. */
    public boolean isComplete() throws IOException {
        return Files.exists(directory.runJson())
                && "complete"
                        .equals(Documents.read(directory.runJson(), End.class).status());
    }

    private record End(@Nullable String status) {}

    /**
     * The forks that were finished, in the order in which they were run. A last line that was cut off is no fork.
     *
     * @throws IOException when a fork is not of this plan, or not there
     */
    public List<ForkEntry> finished(Plan plan) throws IOException {
        List<ForkEntry> forks = new ArrayList<>();
        String text = Files.exists(directory.journal()) ? Files.readString(directory.journal()) : "";
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            // The next line must not be written behind the stump.
            Files.writeString(directory.journal(), whole);
        }
        for (String line : whole.lines().toList()) {
            forks.add(fork(plan, Documents.parse(directory.journal(), line, Line.class)));
        }
        forks.addAll(underway(plan, forks));
        return forks;
    }

    /** Forks that counted already when the run was ended by force: they left their records then, or broke. */
    private List<ForkEntry> underway(Plan plan, List<ForkEntry> finished) throws IOException {
        if (!Files.exists(directory.underway())) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(
                Documents.read(directory.underway(), Underway.class).forks());
        finished.forEach(fork -> names.remove(fork.name()));
        boolean leftNothing = names.stream()
                .noneMatch(name -> Files.exists(directory.fork(name).record()));
        if (leftNothing) {
            return List.of();
        }
        List<ForkEntry> forks = new ArrayList<>();
        for (String name : names) {
            int block = Integer.parseInt(name.substring(1, name.indexOf('_')));
            if (!Files.exists(directory.fork(name).record())) {
                directory
                        .fork(name)
                        .writeFailure(cell(plan, name, block).spec(), "the run was ended before it left a record");
            }
            ForkEntry fork = fork(plan, new Line(name, block, finished.size() + forks.size() + 1, "", null));
            forks.add(fork);
            add(fork);
        }
        return forks;
    }

    private ForkRecord record(String name) throws IOException {
        try {
            return directory.fork(name).read();
        } catch (UncheckedIOException e) {
            throw new IOException("the record of its fork " + name + " cannot be read", e);
        }
    }

    private ForkEntry fork(Plan plan, Line line) throws IOException {
        return new ForkEntry(
                cell(plan, line.name(), line.block()),
                line.block(),
                line.order(),
                line.benchmark(),
                record(line.name()),
                Optional.ofNullable(line.jmh()));
    }

    private static Cell cell(Plan plan, String fork, int block) throws IOException {
        return plan.panels().stream()
                .flatMap(panel -> panel.cells().stream())
                .filter(cell -> ForkEntry.name(cell, block).equals(fork))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "its fork " + fork + " is not in the plan: something changed since it was started"));
    }
}
