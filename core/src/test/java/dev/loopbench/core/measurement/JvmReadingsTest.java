package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.JvmUsage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmReadingsTest {

    private static final JvmUsage CLIENT = new JvmUsage(1L, 2, 3);
    private static final JvmUsage SERVER = new JvmUsage(null, 5, 6);

    private final JvmReadings readings = new JvmReadings();

    @Test
    void areTakenFourTimesASecondAndNotBeforeTheFirstSlice() throws IOException {
        ForkEnds ends = ends(Optional.of(CLIENT));
        for (int millis = 0, slices = 0; millis <= 600; millis += 25, slices++) {
            long now = TimeUnit.MILLISECONDS.toNanos(millis);
            if (readings.isDue(now)) {
                readings.take(ends, slices, now);
            }
        }
        readings.take(ends, 25, TimeUnit.SECONDS.toNanos(1));

        assertThat(readings.all())
                .containsExactly(
                        new JvmReading(10, CLIENT, SERVER),
                        new JvmReading(20, CLIENT, SERVER),
                        new JvmReading(25, CLIENT, SERVER));
    }

    @Test
    void areNoneWhereAnEndIsNoJvm() throws IOException {
        readings.take(ends(Optional.empty()), 1, 0);

        assertThat(readings.all()).isEmpty();
    }

    private static ForkEnds ends(Optional<JvmUsage> client) {
        return (ForkEnds) Proxy.newProxyInstance(
                ForkEnds.class.getClassLoader(),
                new Class<?>[] {ForkEnds.class},
                (proxy, method, none) -> method.getName().equals("clientJvm") ? client : Optional.of(SERVER));
    }
}
