package dev.loopbench.results.bare;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands for JVMs on this JDK and class path; their standard error is this one's. */
final class ChildJvm {

    /** The options of every fork of either kind. */
    private static final List<String> FORK_OPTIONS = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Djava.net.preferIPv4Stack=true",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-Dio.netty.leakDetection.level=disabled");

    private ChildJvm() {}

    /** A fork. */
    static ProcessBuilder fork(Class<?> main, List<String> jvmArguments, List<String> arguments) {
        List<String> options = new ArrayList<>(FORK_OPTIONS);
        options.addAll(jvmArguments);
        return command(main, options, arguments);
    }

    /** A JVM with the options of this one. */
    static ProcessBuilder like(Class<?> main, List<String> arguments) {
        return command(main, ManagementFactory.getRuntimeMXBean().getInputArguments(), arguments);
    }

    private static ProcessBuilder command(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
