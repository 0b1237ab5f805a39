package dev.loopbench.core.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.socket.Completion.StalledException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CompletionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Completion completion = new Completion(2);

    @Test
    void isOverWhenEverySessionHasFinished() {
        completion.finished();
        assertThat(completion.over()).isFalse();
        completion.finished();

        assertThat(completion.over()).isTrue();
        assertThatCode(() -> completion.await(LONG)).doesNotThrowAnyException();
    }

    @Test
    void throwsTheFirstFailureAsItWas() {
        IOException first = new IOException("first");
        completion.failed(first);
        completion.failed(new IOException("second"));

        assertThat(completion.over()).isTrue();
        assertThatThrownBy(() -> completion.await(LONG)).isSameAs(first);
    }

    @Test
    void throwsUncheckedFailuresAsTheyWere() {
        ProtocolException wrong = new ProtocolException("wrong bytes");
        completion.failed(wrong);
        assertThatThrownBy(() -> completion.await(LONG)).isSameAs(wrong);
    }

    @Test
    void wrapsOtherFailures() {
        Exception other = new Exception("neither");
        completion.failed(other);
        assertThatThrownBy(() -> completion.await(LONG))
                .isInstanceOf(IOException.class)
                .hasCause(other);
    }

    @Test
    void tellsHowManyAreMissingAtTheLimit() {
        completion.finished();
        assertThatThrownBy(() -> completion.await(Duration.ofMillis(1)))
                .isInstanceOf(StalledException.class)
                .hasMessage("1 session(s) not finished after 1 ms");
    }

    @Test
    void isLeftByAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> completion.await(LONG)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
