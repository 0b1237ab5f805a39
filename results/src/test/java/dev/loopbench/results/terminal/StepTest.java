package dev.loopbench.results.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch said = new CountDownLatch(1);
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8) {
        @Override
        public void println(String line) {
            super.println(line);
            said.countDown();
        }
    };

    @Test
    void aStepThatLastsSaysWhatIsDone() throws Exception {
        String result = new Step(err, Duration.ZERO).run("compiling the floors", () -> {
            said.await();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("... compiling the floors" + System.lineSeparator());
    }

    @Test
    void aShortStepSaysNothing() {
        assertThat(new Step(err, Duration.ofHours(1)).<Integer, RuntimeException>run("compiling", () -> 1))
                .isEqualTo(1);
        assertThat(bytes.size()).isZero();
    }

    @Test
    void aFailureComesThrough() {
        assertThatThrownBy(() -> new Step(err, Duration.ofHours(1)).run("compiling", () -> {
                    throw new IOException("no compiler");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no compiler");
    }
}
