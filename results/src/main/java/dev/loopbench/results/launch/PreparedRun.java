package dev.loopbench.results.launch;

import dev.loopbench.core.text.Counted;
import dev.loopbench.core.text.Printable;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * A run whose plan stands and whose hosts are up, whether it is new or was interrupted.
 *
 * @param hosts closed by whoever started them
 * @param machine what was found on it before
 */
record PreparedRun(RunRequest asked, PlannedRun planned, RunDirectory directory, Hosts hosts, Diagnosis machine) {

    /**
     * Says what is measured, and measures it.
     *
     * @param earlier forks of this plan that were run before it was interrupted
     * @return the exit code
     * @throws IOException when a document cannot be written
     * @throws UnusableInput when a variant's host does not come up or measures in another way
     */
    int measure(List<ForkEntry> earlier, PrintStream out) throws IOException {
        Plan plan = planned.plan();
        if (plan.forks() == 0) {
            return nothingToMeasure(plan, out);
        }
        startVariants(plan);
        hosts.unusableTransports()
                .forEach((name, reason) -> out.println("Cannot be used: " + Printable.line(name + ": " + reason)));
        out.print(asked.report(plan).opening());
        out.println("Run directory: " + directory.path());
        if (!earlier.isEmpty()) {
            out.println(Counted.of(earlier.size(), "fork was", "forks were") + " run before it was interrupted");
        }
        out.println();
        RunExecution run = new RunExecution(asked, planned, earlier, directory, hosts, machine, out);
        return run.execute(new RunEnding(directory, out)) ? 0 : ExitCode.FAILED;
    }

    /** Said before anything is rehearsed or started. */
    private int nothingToMeasure(Plan plan, PrintStream out) {
        out.print(asked.report(plan).details());
        out.println();
        out.println("Nothing was measured: every cell of the plan is skipped, for the reasons above.");
        return ExitCode.FAILED;
    }

    private void startVariants(Plan plan) {
        try {
            Step.during("starting the builds of variants", () -> {
                hosts.startVariants(
                        plan.variants(),
                        ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
                return plan;
            });
        } catch (IOException e) {
            throw new UnusableInput("--variant", String.valueOf(e.getMessage()));
        }
    }
}
