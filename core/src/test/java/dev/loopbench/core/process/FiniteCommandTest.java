package dev.loopbench.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that is started to come to an end has a limit and last words, and takes its children along. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class FiniteCommandTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void itsOutputAndItsCodeAreKept() throws Exception {
        FiniteCommand.Outcome outcome =
                FiniteCommand.run("the program", shell("echo to out; echo to err >&2; exit 3"), LONG);

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.said().lines()).containsExactly("to out", "to err");
    }

    @Test
    void oneThatHangsIsEndedWithItsChildrenAndItsLastWords() throws Exception {
        Path pid = directory.resolve("pid");
        String script = "sleep 600 & echo $! > " + pid + "; echo waiting for a licence; wait";

        assertThatThrownBy(() -> FiniteCommand.run("the compiler", shell(script), Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("the compiler did not end within 1 s: sh; it said: waiting for a licence");

        awaitEnd(pid);
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> FiniteCommand.run("the compiler", List.of("/no/such/program"), LONG))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e -> assertThat(e.getMessage())
                                .isEqualTo("the compiler cannot be started: there is no program /no/such/program"));
    }

    @Test
    void aChildThatKeepsTheOutputOpenIsNotWaitedFor() throws Exception {
        Path pid = directory.resolve("pid");

        FiniteCommand.Outcome outcome =
                FiniteCommand.run("the program", shell("sleep 600 & echo $! > " + pid + "; echo done"), LONG);

        assertThat(outcome.said().lines()).contains("done");
        awaitEnd(pid);
    }

    /** The lifeline is a pipe that the kernel closes when the process ends that holds its other end, however it ends. */
    @Test
    void itIsEndedWithTheProcessThatStartedIt() throws Exception {
        Path pid = directory.resolve("pid");
        Process tied =
                new ProcessBuilder(FiniteCommand.onLifeline(shell("echo $$ > " + pid + "; exec sleep 600"))).start();
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            assertThat(tied.isAlive()).isTrue();
            Thread.onSpinWait();
        }

        tied.getOutputStream().close();

        awaitEnd(pid);
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    private static void awaitEnd(Path pid) throws Exception {
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        if (process.isPresent()) {
            process.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
