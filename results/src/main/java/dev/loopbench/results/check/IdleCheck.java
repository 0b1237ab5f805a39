package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** Examines the idle states of CPUs: most of the time of a round trip across two waiting CPUs is its wake-up. */
public final class IdleCheck implements Check {

    private static final String IDLE = "sys/devices/system/cpu/cpuidle/";
    private static final String POLL = "sys/module/haltpoll/parameters/guest_halt_poll_ns";

    @Override
    public List<Finding> findings(HostFiles files) {
        Optional<String> driver = files.text(IDLE + "current_driver");
        if (driver.isEmpty()) {
            return List.of();
        }
        Optional<String> governor = files.optional(IDLE + "current_governor_ro");
        Optional<String> poll = files.optional(POLL);
        boolean isGuest = isGuest(files);
        boolean polls = driver.get().contains("haltpoll")
                && poll.filter(nanos -> !nanos.equals("0")).isPresent();
        String value = "driver " + driver.get()
                + governor.map(name -> ", governor " + name).orElse("")
                + poll.map(nanos -> ", guest_halt_poll_ns " + nanos).orElse("")
                + (isGuest ? ", virtual machine" : "");
        Finding finding = Finding.of(
                polls ? Severity.NOTE : Severity.COSTS,
                "idle-policy",
                "idle policy",
                value,
                "/" + IDLE + "current_driver, /" + POLL,
                isGuest
                        ? polls
                                ? "an idle CPU polls before it halts, which saves most exits to the hypervisor"
                                : "an idle CPU halts at once: each wake-up of another CPU is an exit to the hypervisor and"
                                        + " back, tens of microseconds"
                        : "deep sleep states take microseconds to leave");
        return List.of(withCommand(finding, isGuest, polls));
    }

    private static Finding withCommand(Finding finding, boolean isGuest, boolean polls) {
        if (polls) {
            return finding;
        }
        return isGuest
                ? finding.fix("sudo modprobe cpuidle-haltpoll force=1", "echo 200000 | sudo tee /" + POLL)
                : finding.fix("sudo cpupower idle-set -D 2");
    }

    static boolean isGuest(HostFiles files) {
        return files.text("proc/cpuinfo")
                .map(text -> text.lines()
                        .filter(line -> line.startsWith("flags"))
                        .anyMatch(line -> (line + " ").contains(" hypervisor ")))
                .orElse(false);
    }
}
