package dev.loopbench.results.profiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the forks are sampled.
 *
 * @param event what makes the profiler look
 * @param forbidding why it does not see the kernel, one line each; empty where it does
 */
record Sampling(SamplingEvent event, List<String> forbidding) {

    Sampling {
        forbidding = List.copyOf(forbidding);
    }

    /**
     * The profiler's own options: from the JVM's start to its end, each thread by itself, and no word on standard
     * output, where a server answers.
     *
     * @param title of the flame graph
     * @param directory where each JVM leaves its flame graph, named after the number of its process
     */
    String arguments(String title, Path directory) {
        return "start,event=" + event.argument() + ",interval=" + event.intervalMillis()
                + "ms,threads,quiet,log=stderr,title=" + title + ",file=" + directory.resolve("%p.html");
    }

    /** Starts the profiler for a moment. */
    @FunctionalInterface
    interface Trial {

        /**
         * Why it does not start with that event, one line; empty if it does.
         *
         * @throws IOException when it cannot be tried
         */
        Optional<String> refusal(SamplingEvent event) throws IOException;
    }

    /**
     * The best that this kernel allows.
     *
     * @throws IOException when the profiler starts with no event, saying why in one line
     */
    static Sampling choose(KernelSettings kernel, Trial trial) throws IOException {
        List<String> forbidding = new ArrayList<>(kernel.forbidding());
        if (forbidding.isEmpty()) {
            Optional<String> refusal = trial.refusal(SamplingEvent.CPU_CLOCK);
            if (refusal.isEmpty()) {
                return new Sampling(SamplingEvent.CPU_CLOCK, List.of());
            }
            forbidding.add(
                    "the kernel's settings allow its frames, yet the profiler was refused them: " + refusal.get());
        }
        Optional<String> refusal = trial.refusal(SamplingEvent.CTIMER);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        return new Sampling(SamplingEvent.CTIMER, forbidding);
    }
}
