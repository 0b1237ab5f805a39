package dev.loopbench.results.doctor;

import dev.loopbench.core.placement.Topology;
import dev.loopbench.results.check.Check;
import dev.loopbench.results.check.ClockCheck;
import dev.loopbench.results.check.ClockRateCheck;
import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.HostFiles;
import dev.loopbench.results.check.IdleCheck;
import dev.loopbench.results.check.IoUringCheck;
import dev.loopbench.results.check.JavaCheck;
import dev.loopbench.results.check.LimitCheck;
import dev.loopbench.results.check.MemoryCheck;
import dev.loopbench.results.check.MitigationCheck;
import dev.loopbench.results.check.NetworkCheck;
import dev.loopbench.results.check.PortCheck;
import dev.loopbench.results.check.PressureCheck;
import dev.loopbench.results.check.ProcessorCheck;
import dev.loopbench.results.check.QuotaCheck;
import dev.loopbench.results.environment.Machine;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Examines this machine. Needs no rights; changes nothing. */
public final class Doctor {

    /** How long others are watched, and the CPU probe runs alone. */
    public static final Duration PROBE = Duration.ofSeconds(1);

    /** Long enough for a busy loop to be seen, short enough for the start of a run. */
    public static final Duration GLANCE = Duration.ofMillis(500);

    private final Path root;
    private final List<Check> checks;

    private Doctor(Path root, List<Check> checks) {
        this.root = root;
        this.checks = checks;
    }

    /**
     * For this machine.
     *
     * @param places directories that a run writes to
     */
    public static Doctor ofThisMachine(List<Path> places) {
        return of(Path.of("/"), places);
    }

    /** The same with {@code /proc} and {@code /sys} below another root. */
    static Doctor of(Path root, List<Path> places) {
        return new Doctor(root, checks(places));
    }

    /** The checks that it makes, apart from who uses the CPUs. */
    static List<Check> checks(List<Path> places) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return List.of(
                new PressureCheck(),
                new QuotaCheck(),
                new JavaCheck(System.getenv(), temporary.resolve("jmh.lock")),
                new MemoryCheck(places),
                new ProcessorCheck(),
                new ClockCheck(),
                new IdleCheck(),
                new ClockRateCheck(),
                new NetworkCheck(),
                new PortCheck(),
                new LimitCheck(),
                new IoUringCheck(),
                new MitigationCheck());
    }

    /**
     * All there is to find, probes included: takes some two seconds.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    public Diagnosis examine() throws InterruptedException {
        return examine(PROBE, true);
    }

    /**
     * Without the CPU probe, which would disturb whoever measures next: takes half a second, or what is left of it of an
     * {@link EarlyWatch}.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    public Diagnosis glance() throws InterruptedException {
        return examine(GLANCE, false);
    }

    private Diagnosis examine(Duration time, boolean probes) throws InterruptedException {
        HostFiles files = new HostFiles(root);
        List<Finding> findings = new ArrayList<>();
        Optional<CpuTimes> before = CpuTimes.read(files);
        long start = System.nanoTime();
        checks.forEach(check -> findings.addAll(check.findings(files)));
        if (probes) {
            findings.addAll(probed(files, time));
        }
        Optional<List<Finding>> early = probes ? Optional.empty() : EarlyWatch.findings();
        findings.addAll(early.isPresent() ? early.get() : load(before, start, time, files));
        return Diagnosis.of(Machine.here().line(), findings, files.unseen());
    }

    /** Of others, once the time is over. */
    private static List<Finding> load(Optional<CpuTimes> before, long start, Duration time, HostFiles files)
            throws InterruptedException {
        long left = time.toNanos() - (System.nanoTime() - start);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
        Optional<CpuTimes> after = CpuTimes.read(files);
        return before.isPresent() && after.isPresent()
                ? LoadFindings.of(CpuLoad.between(
                        before.get(), after.get(), ProcessHandle.current().pid()))
                : List.of();
    }

    private static List<Finding> probed(HostFiles files, Duration time) throws InterruptedException {
        try {
            return CpuProbes.findings(Topology.ofThisProcess(), time);
        } catch (UncheckedIOException e) {
            files.notUnderstood("proc/self/status");
            return List.of();
        }
    }
}
