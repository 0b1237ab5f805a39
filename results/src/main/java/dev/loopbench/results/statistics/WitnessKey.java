package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.EndRecord;
import dev.loopbench.core.placement.CpuList;
import java.util.SortedSet;

/**
 * Witness times of one key may be compared.
 *
 * @param end each end has its own compilation of the witness
 * @param cpus the processors that the end was held on, in the kernel's notation; {@value #ANY} when the scheduler
 *     decided
 * @param jdk the full version of the JDK that ran the witness
 */
public record WitnessKey(End end, String cpus, String jdk) {

    static final String ANY = "any";

    /** The key of an end of a fork. */
    public static WitnessKey of(End end, EndRecord fork) {
        return of(end, fork.cpus(), fork.jvm().version());
    }

    /**
     * The key of an end that is yet to run.
     *
     * @param cpus to which its I/O threads will be pinned; empty when the scheduler decides
     */
    public static WitnessKey of(End end, SortedSet<Integer> cpus, String jdk) {
        return new WitnessKey(end, cpus.isEmpty() ? ANY : CpuList.format(cpus), jdk);
    }

    /** One line for people, such as {@code client on processor 1, JDK 25.0.3}. */
    public String label() {
        return end.label() + " on processor " + cpus + ", JDK " + jdk;
    }
}
