package dev.loopbench.results.launch;

import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.RunLock;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.terminal.ThisProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that begins, in a directory of its own. */
public final class RunLauncher {

    private final RunRequest asked;
    private final PrintStream out;

    public RunLauncher(RunRequest asked, PrintStream out) {
        this.asked = asked;
        this.out = out;
    }

    /**
     * Prints the plan and writes nothing.
     *
     * @throws IOException when a JDK cannot be asked what it has
     */
    public void show() throws IOException {
        Announcement.print(asked.jdks(), out);
        try (Hosts hosts = asked.startHosts(ProcessBuilder.Redirect.DISCARD)) {
            out.print(asked.report(PlannedRun.toLookAt(asked.request(), hosts)).details());
        }
    }

    /**
     * Measures.
     *
     * @param output where runs are kept; {@code null} for {@code runs} beside the jar
     * @param wait what to do while another run measures on this machine
     * @param arguments that ask for this run, the seed among them
     * @return the exit code
     * @throws UnusableInput when no JVM starts with a variant's options, a baseline cannot be measured here, or a directory cannot be made
     * @throws IOException when a host does not come up or a document cannot be written
     */
    @SuppressWarnings("try") // the machine is held, not used
    public int measure(@Nullable Path output, List<String> arguments, WaitOption wait) throws IOException {
        Announcement.print(asked.jdks(), out);
        try (MachineLock held = wait.takeMachine("run", out)) {
            Diagnosis machine = asked.examine(out);
            asked.checkVariants();
            checkBaseline();
            try (RunSockets sockets = asked.makeSockets()) {
                return measure(createDirectory(output), sockets, arguments, machine);
            }
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private int measure(RunDirectory directory, RunSockets sockets, List<String> arguments, Diagnosis machine)
            throws IOException {
        try (RunLock lock = RunLock.take(directory);
                Hosts hosts = asked.startHosts(
                        ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            PlannedRun planned = PlannedRun.of(asked.request(), hosts, directory, sockets);
            new RunJournal(directory)
                    .begin(StartedRun.of(
                            arguments, Machine.here().identity(), hosts.versions(), BuildFiles.of(asked.request())));
            return new PreparedRun(asked, planned, directory, hosts, machine).measure(List.of(), out);
        }
    }

    /** Only the hosts know what can be measured here, and nothing is written yet. */
    private void checkBaseline() throws IOException {
        if (asked.evidence().hasBaseline()) {
            try (Hosts hosts = asked.startHosts(ProcessBuilder.Redirect.DISCARD)) {
                asked.evidence().check(PlannedRun.toLookAt(asked.request(), hosts));
            }
        }
    }

    /**
     * A new directory below that one, or below {@code runs} beside the jar.
     *
     * @throws UnusableInput when it cannot be made
     */
    static RunDirectory createDirectory(@Nullable Path output) {
        try {
            return RunDirectory.create(output == null ? ThisProgram.runs() : output.toAbsolutePath(), Instant.now());
        } catch (IOException e) {
            throw new UnusableInput("--output", String.valueOf(e.getMessage()));
        }
    }
}
