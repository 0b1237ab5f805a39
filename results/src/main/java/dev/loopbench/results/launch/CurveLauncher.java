package dev.loopbench.results.launch;

import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.RunLock;
import dev.loopbench.results.host.HostCapabilities;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.option.WaitOption;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Curves that begin, in a directory of their own. */
public final class CurveLauncher {

    private final CurveRequest asked;
    private final PrintStream out;

    public CurveLauncher(CurveRequest asked, PrintStream out) {
        this.asked = asked;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param output where runs are kept; {@code null} for {@code runs} beside the jar
     * @param wait what to do while another run measures on this machine
     * @return whether there is a curve of every transport
     * @throws UnusableInput when a curve cannot be had here, or the directory cannot be made
     * @throws IOException when a host does not come up or the document cannot be written
     */
    @SuppressWarnings("try") // the machine is held, not used
    public boolean measure(@Nullable Path output, WaitOption wait) throws IOException {
        Announcement.print(List.of(asked.jdk()), out);
        try (Hosts looking = asked.startHosts(ProcessBuilder.Redirect.DISCARD)) {
            check(looking.machines().get(0));
        }
        try (MachineLock machine = wait.takeMachine("curve", out)) {
            return measure(RunLauncher.createDirectory(output));
        }
    }

    private void check(HostCapabilities machine) throws IOException {
        List<String> all = machine.transports();
        for (String transport : asked.transports()) {
            if (!all.contains(transport)) {
                throw new UnusableInput(
                        "--transport", "'" + transport + "': there are curves of " + String.join(", ", all));
            }
        }
        for (Map.Entry<String, String> refusal :
                asked.planner(machine).refusals(asked.transports()).entrySet()) {
            throw new UnusableInput("--transport", "'" + refusal.getKey() + "': " + refusal.getValue());
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private boolean measure(RunDirectory directory) throws IOException {
        try (RunLock lock = RunLock.take(directory);
                RunSockets sockets = RunSockets.makeTemporary();
                Hosts hosts = asked.startHosts(
                        ProcessBuilder.Redirect.to(directory.log().toFile()))) {
            out.println("Run directory: " + directory.path());
            out.println();
            return new CurveExecution(asked, directory, hosts, sockets, out).execute();
        }
    }
}
