package dev.loopbench.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.placement.ThreadAffinity;
import dev.loopbench.core.placement.Topology;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WakeUpProbeTest {

    private final SortedSet<Integer> cpu =
            new TreeSet<>(Set.of(Topology.ofThisProcess().cpus().get(0).id()));

    @BeforeEach
    void needsLinux() {
        assumeThat(ThreadAffinity.isSupported()).as("threads can be bound here").isTrue();
    }

    @Test
    void goesThereAndBackAsOftenAsItIsAsked() {
        try (WakeUpProbe wakeUp = new WakeUpProbe(cpu)) {
            for (int i = 0; i < 100; i++) {
                assertThat(wakeUp.nanos()).isPositive();
            }
        }
    }

    @Test
    void tellsWhatItTookOfItsOwnThread() {
        try (WakeUpProbe wakeUp = new WakeUpProbe(cpu)) {
            assertThat(wakeUp.cpuNanos()).isZero();

            long before = System.nanoTime();
            wakeUp.nanos();

            assertThat(wakeUp.cpuNanos()).isPositive().isLessThanOrEqualTo(System.nanoTime() - before);
        }
    }

    @Test
    void leavesNoThreadBehind() {
        WakeUpProbe wakeUp = new WakeUpProbe(cpu);
        assertThat(threads()).contains("wake-up");

        wakeUp.close();

        assertThat(threads()).doesNotContain("wake-up");
    }

    @Test
    void isClosedAlsoByAThreadThatIsInterrupted() {
        WakeUpProbe wakeUp = new WakeUpProbe(cpu);
        Thread.currentThread().interrupt();

        wakeUp.close();

        assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
        assertThat(threads()).doesNotContain("wake-up");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
