package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompilerQuietTest {

    private static final long STEP = CompilerQuiet.STEP_NANOS;

    private long clientNanos;
    private long serverNanos;
    private boolean areJvms = true;

    @Test
    void isReachedByTwoStepsInARowInWhichNeitherEndCompilesMuch() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(ends(), 0);
        clientNanos += STEP;
        assertThat(quiet.isReached(ends(), STEP)).isFalse();
        assertThat(quiet.isReached(ends(), 2 * STEP)).isFalse();
        serverNanos += STEP / 2;
        assertThat(quiet.isReached(ends(), 3 * STEP))
                .as("the server compiled again")
                .isFalse();
        clientNanos += STEP / 100;
        assertThat(quiet.isReached(ends(), 4 * STEP)).isFalse();
        assertThat(quiet.isReached(ends(), 5 * STEP)).isTrue();
    }

    @Test
    void isNotLookedForWithinAStep() throws IOException {
        CompilerQuiet quiet = new CompilerQuiet(ends(), 0);

        assertThat(quiet.isReached(ends(), STEP - 1)).isFalse();
        assertThat(quiet.isReached(ends(), TimeUnit.SECONDS.toNanos(1))).isFalse();
        assertThat(quiet.isReached(ends(), TimeUnit.SECONDS.toNanos(2))).isTrue();
    }

    @Test
    void endsThatAreNoJvmsAreAlwaysAtRest() throws IOException {
        areJvms = false;
        CompilerQuiet quiet = new CompilerQuiet(ends(), 0);

        assertThat(quiet.isReached(ends(), STEP)).isFalse();
        assertThat(quiet.isReached(ends(), 2 * STEP)).isTrue();
    }

    private ForkEnds ends() {
        return (ForkEnds) Proxy.newProxyInstance(
                ForkEnds.class.getClassLoader(), new Class<?>[] {ForkEnds.class}, (proxy, method, none) -> {
                    if (!areJvms) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            new JvmUsage(0L, 0, method.getName().equals("clientJvm") ? clientNanos : serverNanos));
                });
    }
}
