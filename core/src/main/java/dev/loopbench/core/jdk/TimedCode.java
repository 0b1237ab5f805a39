package dev.loopbench.core.jdk;

import java.util.List;
import java.util.stream.Stream;

/**
 * JVM options that keep code of a known duration in machine code of its own.
 *
 * <p>HotSpot compiles a method anew into each hot caller. The copy may be faster or slower than the method itself, and it comes
 * when the caller gets hot, in the midst of a measurement. Code whose time is compared with what it took earlier must not change
 * then, so it is never inlined.
 *
 * <p>JMH's hints say the same to measured forks ({@code @CompilerControl} on the methods). These options reach the JVMs that
 * JMH does not start, and forks whose hints got lost when jars were merged.
 */
public final class TimedCode {

    /**
     * All methods of both CPU probes, not the work alone: the calls of the clock and what lies between them stay the same, too.
     * And the server's work, which is calibrated once. The JVM would print each command to standard output, where some processes
     * give answers, hence "quiet" and hence first.
     */
    public static final List<String> OPTIONS = List.of(
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,dev.loopbench.core.probe.CpuProbe::*",
            "-XX:CompileCommand=dontinline,dev.loopbench.core.probe.WakeUpProbe::*",
            "-XX:CompileCommand=dontinline,dev.loopbench.core.server.Work::spin");

    private TimedCode() {}

    /** Those options that are not among the given ones yet, and after them the given ones. */
    public static List<String> with(List<String> options) {
        return Stream.concat(OPTIONS.stream().filter(option -> !options.contains(option)), options.stream())
                .toList();
    }
}
