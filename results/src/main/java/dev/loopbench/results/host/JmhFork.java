package dev.loopbench.results.host;

import dev.loopbench.core.benchmark.LoopbackBenchmark;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.TrafficText;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.CompilerHints;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs forks by JMH's runner, several at once if several threads ask. */
final class JmhFork {

    /** JMH counts the turns as a part of its last iteration. Whether a turn takes too long is for the driver to say. */
    private static final TimeValue TIMEOUT = TimeValue.hours(24);

    private final Transports transports;
    private final PrintStream log;

    JmhFork(Transports transports, PrintStream log) {
        this.transports = transports;
        this.log = log;
        // JMH decides about its compiler hints when the first runner asks, and two that ask at once may see half a
        // decision.
        CompilerHints.printHints(log);
    }

    private OutputFormat output() {
        return OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
    }

    /** Runs one to its end, its turns included. Whatever goes wrong is in the answer: the driver waits for it. */
    ForkAnswer run(ForkRequest request) {
        String benchmark =
                request.benchmark().className() + "." + request.benchmark().method();
        try {
            benchmark = benchmark(request.spec(), benchmark);
            Options options = parameters(request.spec(), benchmark)
                    .forks(1)
                    .warmupIterations(1)
                    .warmupTime(new TimeValue(request.times().warmupMillis(), TimeUnit.MILLISECONDS))
                    .measurementIterations(1)
                    .measurementTime(new TimeValue(request.times().measureMillis(), TimeUnit.MILLISECONDS))
                    .jvmArgs(jvmArguments(request).toArray(String[]::new))
                    .build();
            RunResult result = new Runner(options, output()).runSingle();
            Result<?> primary = result.getPrimaryResult();
            return new ForkAnswer(
                    null,
                    benchmark,
                    primary.getScore(),
                    primary.getScoreUnit(),
                    result.getParams().getMode().shortLabel());
        } catch (RunnerException | RuntimeException | LinkageError e) {
            e.printStackTrace(log);
            return new ForkAnswer(cause(e), benchmark, Double.NaN, "", "");
        }
    }

    /**
     * Runs the benchmark for a moment in this process.
     *
     * @throws IOException when it fails
     */
    void rehearse(ForkSpec spec, Workload workload) throws IOException {
        String benchmark = benchmark(spec, workload.benchmarkClass() + "." + workload.benchmarkMethod());
        Options options = parameters(spec, benchmark)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .build();
        try {
            new Runner(options, output()).runSingle();
        } catch (RunnerException e) {
            throw new IOException("the rehearsal of " + spec.server() + " failed: " + cause(e), e);
        }
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(root.getClass().getName());
    }

    /**
     * The concrete benchmark beside the transport's class. A transport from elsewhere has none of its own: any does,
     * since the transport is a parameter.
     */
    private String benchmark(ForkSpec spec, String name) {
        Transport transport = transports.named(spec.server());
        String own = transport.getClass().getPackageName() + "." + name;
        List<String> all = BenchmarkList.defaultList().getAll(output(), List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .filter(candidate -> candidate.endsWith("." + name))
                .sorted()
                .toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("no benchmark on the class path is called " + name);
        }
        return all.contains(own) ? own : all.get(0);
    }

    private List<String> jvmArguments(ForkRequest request) {
        ForkSpec spec = request.spec();
        List<String> arguments = new ArrayList<>(request.jvmArguments());
        TreeSet<String> needed = new TreeSet<>(transports.named(spec.server()).jvmArguments());
        needed.addAll(transports.named(spec.client()).jvmArguments());
        arguments.addAll(needed);
        arguments.add("-D" + LoopbackBenchmark.RECORD_DIRECTORY + "="
                + request.files().runDirectory());
        arguments.add(
                "-D" + LoopbackBenchmark.RECORD_NAME + "=" + request.files().name());
        arguments.add(
                "-D" + LoopbackBenchmark.WARM_UP_CPU + "=" + request.times().warmupCpu());
        arguments.add("-D" + LoopbackBenchmark.TURNS + "=" + request.turns());
        arguments.add("-D" + LoopbackBenchmark.ALSO + "=" + request.also());
        if (request.files().socketDirectory() != null) {
            arguments.add("-D" + LoopbackBenchmark.SOCKET_DIRECTORY + "="
                    + request.files().socketDirectory());
        }
        return arguments;
    }

    private static ChainedOptionsBuilder parameters(ForkSpec spec, String benchmark) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark) + "$")
                .param("transport", spec.server())
                .param("client", spec.client())
                .param("placement", spec.placement().label())
                .param("server", spec.serverMode().label())
                .operationsPerInvocation(spec.slice())
                .timeout(TIMEOUT)
                .shouldFailOnError(true)
                .shouldDoGC(false);
        // JMH passes over those that a workload does not have.
        TrafficText.values(spec.traffic()).forEach(options::param);
        return options;
    }
}
