package dev.loopbench.service.observe;

/**
 * The resources that processes or threads used between two readings.
 *
 * @param cpuNanos processor time
 * @param busiestNanos that of the thread that used most
 * @param waitNanos how long threads that could run waited for a processor
 * @param switches how often a thread was put on a processor
 * @param userTicks processor time in programs, in hundredths of a second, and therefore coarse
 * @param kernelTicks the same in the kernel
 * @param minorFaults page faults that needed no disk
 * @param majorFaults those that did
 */
public record Usage(
        long cpuNanos,
        long busiestNanos,
        long waitNanos,
        long switches,
        long userTicks,
        long kernelTicks,
        long minorFaults,
        long majorFaults) {

    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. The busiest thread is taken to be the same in both. */
    public Usage plus(Usage other) {
        return new Usage(
                cpuNanos + other.cpuNanos,
                busiestNanos + other.busiestNanos,
                waitNanos + other.waitNanos,
                switches + other.switches,
                userTicks + other.userTicks,
                kernelTicks + other.kernelTicks,
                minorFaults + other.minorFaults,
                majorFaults + other.majorFaults);
    }

    /** The part of the processor time in the kernel, from 0 to 1; 0 where there is too little to tell. */
    public double kernelShare() {
        long ticks = userTicks + kernelTicks;
        return ticks == 0 ? 0 : (double) kernelTicks / ticks;
    }
}
