package dev.loopbench.results.profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final KernelSettings OPEN = new KernelSettings(OptionalInt.of(1), OptionalInt.of(0), 0);
    private static final KernelSettings CLOSED = new KernelSettings(OptionalInt.of(2), OptionalInt.of(1), 0);

    private final List<SamplingEvent> tried = new ArrayList<>();

    @Test
    void seesTheKernelWhereThatIsAllowed() throws IOException {
        Sampling sampling = choose(OPEN);

        assertThat(sampling.event()).isEqualTo(SamplingEvent.CPU_CLOCK);
        assertThat(sampling.forbidding()).isEmpty();
    }

    @Test
    void doesNotTryWhatTheSettingsForbid() throws IOException {
        Sampling sampling = choose(CLOSED);

        assertThat(sampling.event()).isEqualTo(SamplingEvent.CTIMER);
        assertThat(sampling.forbidding()).isEqualTo(CLOSED.forbidding()).isNotEmpty();
        assertThat(tried).containsExactly(SamplingEvent.CTIMER);
    }

    @Test
    void whatIsRefusedDespiteTheSettingsIsTold() throws IOException {
        Sampling sampling = choose(OPEN, SamplingEvent.CPU_CLOCK);

        assertThat(sampling.event()).isEqualTo(SamplingEvent.CTIMER);
        assertThat(sampling.forbidding()).singleElement().asString().endsWith(": no cpu-clock");
    }

    @Test
    void withoutAnyEventThereIsNoProfiler() {
        assertThatIOException()
                .isThrownBy(() -> choose(OPEN, SamplingEvent.CPU_CLOCK, SamplingEvent.CTIMER))
                .withMessage("no ctimer");
    }

    @Test
    void eachJvmHasAFileOfItsOwnAndSaysNothingWhereAServerAnswers() {
        assertThat(new Sampling(SamplingEvent.CTIMER, List.of("so it is"))
                        .arguments("a-cell", Path.of("/runs/1/graphs")))
                .isEqualTo(
                        "start,event=ctimer,interval=1ms,threads,quiet,log=stderr,title=a-cell,file=/runs/1/graphs/%p.html");
    }

    private Sampling choose(KernelSettings kernel, SamplingEvent... refused) throws IOException {
        return Sampling.choose(kernel, event -> {
            tried.add(event);
            return List.of(refused).contains(event) ? Optional.of("no " + event.argument()) : Optional.empty();
        });
    }
}
