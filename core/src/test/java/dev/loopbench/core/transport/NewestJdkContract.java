package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.jdk.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds a module's transports to their contract once more, in a JVM of the newest JDK found next to the running one.
 * Where that is not of a newer release, it is skipped.
 *
 * <pre>{@code
 * class NewestJdkIT extends NewestJdkContract {
 *
 *     NewestJdkIT() {
 *         super(BlockingChannelTransportTest.class, VirtualThreadTransportTest.class);
 *     }
 * }
 * }</pre>
 */
@Tag("slow")
public abstract class NewestJdkContract {

    private static final int MINUTES = 3;

    private final List<Class<?>> contracts;

    /** @param contracts the module's contract tests */
    protected NewestJdkContract(Class<?>... contracts) {
        this.contracts = List.of(contracts);
    }

    @Test
    @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
    final void theContractHoldsOnTheNewestJdk(@TempDir Path directory) throws IOException, InterruptedException {
        Jdk newest = Jdks.find().last();
        assumeTrue(
                newest.feature() > Jdk.running().feature(),
                "this is Java " + Jdk.running().feature() + ", and no JDK of a newer release was found");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command(newest))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES - 1, TimeUnit.MINUTES))
                    .as(() -> "has ended, its output: " + text(output))
                    .isTrue();
            assertThat(process.exitValue()).as(() -> text(output)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Jdk jdk) {
        List<String> command = new ArrayList<>(List.of(
                jdk.launcher().toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                // As the build's own tests: a short life is mostly spent compiling otherwise.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        Transports.load().all().stream()
                .map(Transport::jvmArguments)
                .flatMap(Collection::stream)
                .distinct()
                .forEach(command::add);
        command.addAll(List.of("-ea", "-cp", System.getProperty("java.class.path"), ContractRun.class.getName()));
        contracts.forEach(contract -> command.add(contract.getName()));
        return command;
    }

    private static String text(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "unreadable: " + e;
        }
    }
}
