package dev.loopbench.results.option;

import dev.loopbench.results.files.MachineLock;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Option;

/** Waiting or giving up while another run measures on this machine, as an option. */
public final class WaitOption {

    @Option(
            names = "--wait",
            description = "Wait while another run measures on this machine, instead of refusing to start.")
    private boolean waits;

    /**
     * Takes the machine for this process.
     *
     * @throws IOException when another run measures here and is not to be waited for; one line that names it
     */
    public MachineLock takeMachine(String command, PrintStream out) throws IOException {
        MachineLock lock = MachineLock.ofThisMachine();
        try {
            take(lock, me(command), out);
            return lock;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void take(MachineLock lock, String me, PrintStream out) throws IOException {
        if (!lock.isKnown()) {
            out.println("Note: whether another run measures here is not known: " + lock.file()
                    + " belongs to another user and cannot be read");
        }
        if (lock.tryTake(me)) {
            return;
        }
        String holder = lock.holder().orElse("who does not say its name");
        if (!waits) {
            throw new IOException("another run is measuring on this machine, and two would spoil each other: " + holder
                    + "; --wait waits for it");
        }
        out.println("Waiting for another run on this machine: " + holder);
        lock.take(me);
    }

    private static String me(String command) {
        return "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name", "?")
                + ", 'loopbench " + command + "' since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
