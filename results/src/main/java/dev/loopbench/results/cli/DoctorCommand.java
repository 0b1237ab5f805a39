package dev.loopbench.results.cli;

import dev.loopbench.results.doctor.Calm;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.doctor.DiagnosisReport;
import dev.loopbench.results.doctor.Doctor;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.option.DurationConverter;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what spoils a measurement on this machine, or slows local services. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what spoils a measurement on this machine or slows local services: each with its value, why it matters,"
                    + " and the command that changes it. Needs no root and changes nothing.",
            "Takes about two seconds."
        },
        footer = {"", "Exit codes: 0 a run to be published is advisable now, 1 it is not, 2 the input cannot be used."})
final class DoctorCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofDays(1);

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--wait",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Wait up to this time, such as 10m, until temporary disturbances are over. Default: do"
                    + " not wait.")
    private @Nullable Duration wait;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration limit = OptionValues.within("--wait", wait, Duration.ofSeconds(1), LONGEST)
                .orElse(Duration.ZERO);
        Doctor doctor = Doctor.ofThisMachine(places());
        PrintWriter err = spec.commandLine().getErr();
        Diagnosis diagnosis = limit.isZero()
                ? Step.during("watching the machine, which takes two seconds", doctor::examine)
                : new Calm(doctor, err::println).await(limit);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Documents.text(diagnosis) : DiagnosisReport.text(diagnosis));
        out.flush();
        return diagnosis.publishAdvisable() ? 0 : ExitCode.FAILED;
    }

    /** Where a run writes unless told otherwise. */
    static List<Path> places() {
        return List.of(Path.of("").toAbsolutePath(), Path.of(System.getProperty("java.io.tmpdir")));
    }
}
