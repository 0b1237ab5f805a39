package dev.loopbench.results.launch;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.doctor.DiagnosisReport;
import dev.loopbench.results.doctor.Doctor;
import dev.loopbench.results.doctor.EarlyWatch;
import dev.loopbench.results.host.ForkOptions;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.option.EvidenceOptions;
import dev.loopbench.results.option.ReportOptions;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Variant;
import dev.loopbench.results.profiler.Profiler;
import dev.loopbench.results.report.PlanReport;
import dev.loopbench.results.run.Observation;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of a run, checked.
 *
 * @param jdks of the forks
 * @param socketBase where the directory for socket files is made
 * @param evidence when a difference counts
 * @param form how the run is told
 * @param profileForks whether each cell gets one more fork under the profiler
 * @param observation what forks keep of single requests besides their times
 */
public record RunRequest(
        PlanRequest request,
        List<Jdk> jdks,
        Path socketBase,
        EvidenceOptions evidence,
        ReportOptions form,
        boolean profileForks,
        Observation observation) {

    public RunRequest {
        jdks = List.copyOf(jdks);
    }

    /**
     * Looks at the machine for half a second, and says what spoils a measurement most. To be called before anything is started
     * that uses it.
     *
     * @throws InterruptedIOException when the caller is interrupted
     */
    Diagnosis examine(PrintStream out) throws InterruptedIOException {
        try {
            Diagnosis diagnosis = Doctor.ofThisMachine(
                            List.of(Path.of("").toAbsolutePath(), socketBase.toAbsolutePath()))
                    .glance();
            out.print(DiagnosisReport.gravest(diagnosis, EarlyWatch.told()));
            return diagnosis;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the machine was looked at");
        }
    }

    /** The plan in words. */
    PlanReport report(Plan plan) {
        return profileForks ? PlanReport.withProfileForks(plan, Profiler.missing()) : PlanReport.of(plan);
    }

    /**
     * The directory for its socket files, if it has any.
     *
     * @throws UnusableInput when that cannot be made
     */
    RunSockets makeSockets() {
        return RunSockets.make(socketBase, request.usesSocketFiles());
    }

    /**
     * Tries the options of variants: a misspelt one must not be taken for one that changes nothing. To be called before anything is written.
     *
     * @throws UnusableInput when no JVM starts with them
     */
    void checkVariants() {
        try {
            for (Variant variant : request.subjects().variants()) {
                for (Jdk jdk : jdks) {
                    Step.during("starting a JVM with the options of variant " + variant.name(), () -> {
                        ForkOptions.check(jdk, variant);
                        return jdk;
                    });
                }
            }
        } catch (IOException e) {
            throw new UnusableInput("--variant", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The hosts of its forks.
     *
     * @param log where JMH's and the forks' own words go
     * @throws IOException when a host does not come up
     */
    Hosts startHosts(ProcessBuilder.Redirect log) throws IOException {
        return Step.during("asking the JDK of the forks what it can measure", () -> Hosts.start(jdks, log));
    }
}
