package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.cost.JvmThreadMeter.JvmThreadUsage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class JvmThreadMeterTest {

    private final JvmThreadMeter meter =
            new JvmThreadMeter(ProcessHandle.current().pid());

    @Test
    void collectingIsChargedToTheCollector() throws IOException {
        JvmThreadUsage before = meter.read();
        System.gc();

        assertThat(meter.read().collectorNanos()).isGreaterThan(before.collectorNanos());
    }

    @Test
    void aJvmThatRunsTestsHasCompiled() throws IOException {
        assertThat(meter.read().compilerNanos()).isPositive();
    }

    @Test
    void aProcessThatIsNotThereHasNoThreads() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new JvmThreadMeter(Integer.MAX_VALUE).read());
    }
}
