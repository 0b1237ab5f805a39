package dev.loopbench.results.store;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes down while it goes on, so that it can be gone on with after whatever ended it: how it was started,
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
            @Nullable JmhScore jmh) {}

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
                && Documents.read(directory.runJson(), End.class).status().equals("complete");
    }

    private record End(String status) {}

    /**
     * The forks that were finished, in the order in which they were run. A last line that was cut off is no fork.
     *
     * @throws IOException when a fork is not of this plan, or not there
     */
    public List<ForkEntry> finished(Plan plan) throws IOException {
        List<ForkEntry> forks = new ArrayList<>();
        if (!Files.exists(directory.journal())) {
            return forks;
        }
        String text = Files.readString(directory.journal());
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            // The next line must not be written behind the stump.
            Files.writeString(directory.journal(), whole);
        }
        for (String line : whole.lines().toList()) {
            forks.add(fork(plan, Documents.parse(line, Line.class)));
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
        for (Panel panel : plan.panels()) {
            for (Cell cell : panel.cells()) {
                if (ForkEntry.name(cell, line.block()).equals(line.name())) {
                    return new ForkEntry(
                            cell,
                            line.block(),
                            line.order(),
                            line.benchmark(),
                            record(line.name()),
                            Optional.ofNullable(line.jmh()));
                }
            }
        }
        throw new IOException(
                "its fork " + line.name() + " is not in the plan: something changed since it was started");
    }
}
