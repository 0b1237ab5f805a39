package dev.loopbench.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.record.Failure.FailureKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void whatThePeerDidWrongIsWrongBytes() {
        assertThat(Failure.of(new ProtocolException("a header of 7")))
                .isEqualTo(new Failure(FailureKind.WRONG_BYTES, "wrong bytes: a header of 7"));
    }

    @Test
    void aSubstitutedTransportIsAWrongOne() {
        assertThat(Failure.of(new WrongTransportException("the server of a runs on b")))
                .isEqualTo(new Failure(FailureKind.WRONG_TRANSPORT, "wrong transport: the server of a runs on b"));
    }

    @Test
    void anythingElseIsBrokenWhateverItSays() {
        assertThat(Failure.of(new IOException("wrong bytes: no")))
                .isEqualTo(new Failure(FailureKind.BROKEN, "wrong bytes: no"));
    }

    @Test
    void onlyWhatMovedTheBytesVoidsTheCell() {
        assertThat(FailureKind.WRONG_BYTES.voidsCell()).isTrue();
        assertThat(FailureKind.WRONG_TRANSPORT.voidsCell()).isTrue();
        assertThat(FailureKind.BROKEN.voidsCell()).isFalse();
    }
}
