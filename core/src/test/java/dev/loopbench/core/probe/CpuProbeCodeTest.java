package dev.loopbench.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.Jdks;
import dev.loopbench.core.jdk.TimedCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler's own log of a JVM that takes as many probe pairs as a long fork. No time is looked at. */
@Timeout(120)
class CpuProbeCodeTest {

    private static final int LIMIT_SECONDS = 100;
    private static final int OLDEST = 17;

    /** The compiler's words for a call that it replaces by a copy of the method. */
    private static final Pattern INLINED = Pattern.compile("probe\\.CpuProbe::\\w+ \\(\\d+ bytes\\) +inline\\b");

    @TempDir
    private Path directory;

    static Stream<Jdk> jdks() {
        return Jdks.find().stream().filter(jdk -> jdk.feature() >= OLDEST);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isOnePieceForTheLifeOfAJvm(Jdk jdk) throws IOException, InterruptedException {
        List<String> log = log(jdk);

        assertThat(log).as("silence").noneMatch(line -> line.startsWith("CompileCommand"));
        assertThat(log).as("the caller got hot").anyMatch(optimised("best"));
        assertThat(log)
                .as("copies of the CPU probe")
                .noneMatch(line -> INLINED.matcher(line).find());
        assertThat(log.stream().filter(optimised("work")))
                .as("versions of the work")
                .hasSize(1);
    }

    /** A whole method, not one that is entered in the midst of a loop, at the highest tier. */
    private static Predicate<String> optimised(String method) {
        return Pattern.compile("^ *\\d+ +\\d+ +b? +4 +dev\\.loopbench\\.core\\.probe\\.CpuProbe::" + method
                        + " \\(\\d+ bytes\\)$")
                .asPredicate();
    }

    private List<String> log(Jdk jdk) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command(jdk))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("has ended")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(() -> "exit value, see " + output)
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private static List<String> command(Jdk jdk) {
        List<String> command = new ArrayList<>(List.of(jdk.launcher().toString()));
        command.addAll(TimedCode.OPTIONS);
        // Whoever calls a method that got hot waits until it is compiled: the log is the same each time.
        command.addAll(
                List.of("-Xbatch", "-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintCompilation", "-XX:+PrintInlining"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ManyProbePairs.class.getName()));
        return command;
    }
}
