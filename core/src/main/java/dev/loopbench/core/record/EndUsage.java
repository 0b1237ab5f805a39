package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.probe.WakeUpProbe;
import dev.loopbench.core.record.Probed.ProbeTimes;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The resources that the kernel charged all I/O threads of one end between the probe pairs of a slice, ramp and drain included.
 *
 * @param cpuNanos time on processors, ns
 * @param waitNanos time on run queues, ns
 * @param voluntarySwitches processor given up to wait
 * @param forcedSwitches processor taken away
 * @param userTicks time outside of the kernel, sampled, in hundredths of a second: of use only over many slices
 * @param systemTicks time in the kernel, likewise
 * @param calls of read and write; absent where the kernel does not count them
 * @param cpus where the threads that ran were seen at the slice's end
 */
public record EndUsage(
        long cpuNanos,
        long waitNanos,
        long voluntarySwitches,
        long forcedSwitches,
        long userTicks,
        long systemTicks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IoCalls calls,
        SortedSet<Integer> cpus) {

    /**
     * The same of a client without what the wake-ups of probe pairs took: they are the suite's own. What it waited for a processor
     * meanwhile, and the samples of ticks, stay in.
     *
     * @param probePairs inside of the slice
     */
    public EndUsage withoutWakeUps(List<ProbeTimes> probePairs) {
        long rounds = WakeUpProbe.ROUNDS
                * probePairs.stream()
                        .filter(probePair -> probePair.wakeUpNanos() > 0)
                        .count();
        if (rounds == 0) {
            return this;
        }
        long nanos = probePairs.stream().mapToLong(ProbeTimes::wakeUpCpuNanos).sum();
        return new EndUsage(
                Math.max(0, cpuNanos - nanos),
                waitNanos,
                Math.max(0, voluntarySwitches - rounds),
                forcedSwitches,
                userTicks,
                systemTicks,
                calls == null
                        ? null
                        : new IoCalls(Math.max(0, calls.reads() - rounds), Math.max(0, calls.writes() - rounds)),
                cpus);
    }
}
