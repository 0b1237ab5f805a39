package dev.loopbench.results.launch;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.RunLock;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.terminal.ThisProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A run that was interrupted and is gone on with: same plan, seed and order. */
public final class ResumedRun {

    private static final String OPTION = "--resume";

    private final RunDirectory directory;
    private final RunJournal journal;

    private ResumedRun(RunDirectory directory) {
        this.directory = directory;
        journal = new RunJournal(directory);
    }

    /**
     * The run in a directory, or in the one that a link such as {@code latest} names.
     *
     * @throws UnusableInput when there is none
     */
    public static ResumedRun in(Path path) {
        try {
            return new ResumedRun(new RunDirectory(path.toRealPath()));
        } catch (IOException e) {
            throw new UnusableInput(OPTION, "there is no run in " + path.toAbsolutePath());
        }
    }

    /**
     * Measures what is left.
     *
     * @param wait what to do while another run measures on this machine
     * @param replay understands the arguments that the run was started with
     * @return the exit code
     * @throws UnusableInput when it cannot be gone on with, here or at all
     * @throws IOException when a host does not come up or a document cannot be written
     */
    @SuppressWarnings("try") // the lock is held, not used
    public int measure(Function<List<String>, RunRequest> replay, WaitOption wait, PrintStream out) throws IOException {
        StartedRun started = resumable();
        try (RunLock lock = lock()) {
            RunRequest asked = replay.apply(started.arguments());
            Announcement.print(asked.jdks(), out);
            asked.checkVariants();
            try (MachineLock held = wait.takeMachine("run --resume", out);
                    RunSockets sockets = asked.makeSockets();
                    Hosts hosts = asked.startHosts(
                            ProcessBuilder.Redirect.appendTo(directory.log().toFile()))) {
                Diagnosis machine = asked.examine(out);
                checkUnchanged(started, asked, hosts);
                PlannedRun planned = PlannedRun.of(asked.request(), hosts, directory, sockets);
                List<ForkEntry> earlier = finished(planned.plan());
                return new PreparedRun(asked, planned, directory, hosts, machine).measure(earlier, out);
            }
        }
    }

    private StartedRun resumable() {
        try {
            StartedRun started = journal.started();
            if (journal.isComplete()) {
                throw new UnusableInput(
                        OPTION,
                        "that run is complete; this prints it again: "
                                + ThisProgram.command(
                                        List.of("show", directory.path().toString())));
            }
            if (!started.startedBy().equals(StartedRun.RUN)) {
                throw new UnusableInput(
                        OPTION, "that directory is one of '" + started.startedBy() + "', which starts anew each time");
            }
            String here = Machine.here().identity();
            if (!started.machine().equals(here)) {
                throw new UnusableInput(OPTION, "the run began on " + started.machine() + ", this is " + here);
            }
            return started;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RunLock lock() {
        try {
            return RunLock.take(directory);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static void checkUnchanged(StartedRun started, RunRequest asked, Hosts hosts) {
        if (!hosts.versions().equals(started.jdks())) {
            throw new UnusableInput(OPTION, "the run began on JDK " + started.jdks() + ", here is " + hosts.versions());
        }
        if (!BuildFiles.of(asked.request()).equals(started.buildFiles())) {
            throw new UnusableInput(
                    OPTION, "the run began with another build: " + String.join("; ", started.buildFiles()));
        }
    }

    private List<ForkEntry> finished(Plan plan) {
        try {
            return journal.finished(plan);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static UnusableInput unusable(IOException e) {
        return new UnusableInput(OPTION, String.valueOf(e.getMessage()));
    }
}
