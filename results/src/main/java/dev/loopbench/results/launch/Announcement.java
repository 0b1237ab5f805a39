package dev.loopbench.results.launch;

import dev.loopbench.core.jdk.EnvironmentOptions;
import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.text.Printable;
import dev.loopbench.results.environment.Machine;
import dev.loopbench.results.terminal.Step;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The first lines of a command that measures: where it will run, and with which options of the environment. */
final class Announcement {

    private Announcement() {}

    /** @param jdks of the forks */
    static void print(List<Jdk> jdks, PrintStream out) {
        out.println(Printable.line(Machine.here().line()));
        out.println("JDK of the forks: "
                + jdks.stream().map(Announcement::describe).collect(Collectors.joining(", ")) + "; this is "
                + Runtime.version());
        Placements placements = new Placements(Topology.ofThisProcess());
        for (Placement placement : Placement.values()) {
            placements
                    .assign(placement)
                    .flatMap(placements::coreTypes)
                    .ifPresent(types -> out.println("Placement " + placement + ": " + types));
        }
        EnvironmentOptions.ofThisProcess().remarks().forEach(remark -> out.println("Note: " + Printable.line(remark)));
    }

    /**
     * Makes the archive of the forks' classes, if there is none yet.
     *
     * @param archive makes it and returns its troubles
     * @return notes for the documents: these troubles, and what JVM options of the environment change; a list that may grow
     */
    static List<String> notes(Step.Work<List<String>, RuntimeException> archive) {
        List<String> notes = new ArrayList<>(EnvironmentOptions.ofThisProcess().remarks());
        notes.addAll(Step.during(
                "rehearsing a fork for the archive of its classes, which later runs of this build use", archive));
        return notes;
    }

    private static String describe(Jdk jdk) {
        return Printable.line(jdk.version() + " (" + jdk.home() + ")");
    }
}
