package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.frame.MessageShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SizesTest {

    @Test
    void listsOfOneLengthArePairedAndOneSizeGoesWithAll() {
        assertThat(Sizes.paired(List.of(1, 2), List.of(3, 4)))
                .containsExactly(new MessageShape(1, 3), new MessageShape(2, 4));
        assertThat(Sizes.paired(List.of(1, 2), List.of(3)))
                .containsExactly(new MessageShape(1, 3), new MessageShape(2, 3));
        assertThat(Sizes.paired(List.of(), List.of(3, 4, 3)))
                .containsExactly(new MessageShape(64, 3), new MessageShape(64, 4));
        assertThat(Sizes.paired(List.of(), List.of())).isEmpty();
    }

    @Test
    void listsOfUnlikeLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sizes.paired(List.of(1, 2), List.of(1, 2, 3)))
                .withMessage("2 sizes of requests and 3 of responses: give as many of both, or one of either");
    }

    @Test
    void whatIsNotAskedForIsLeftToTheNextAndThenTheUsualSize() {
        MessageShape large = new MessageShape(65_536, 64);
        Sizes messages = new Sizes(List.of(large), List.of());
        Sizes chunks = new Sizes(List.of(new MessageShape(1, 1)), List.of(Direction.DOWN.shape(1024)));

        assertThat(messages.or(chunks)).isEqualTo(new Sizes(List.of(large), List.of(Direction.DOWN.shape(1024))));
        assertThat(Sizes.OWN.of(Workload.ROUND_TRIP)).containsExactly(new MessageShape(64, 64));
        assertThat(Sizes.OWN.of(Workload.STREAM)).containsExactly(Direction.UP.shape(65_536));
    }

    @ParameterizedTest
    @EnumSource
    void aDirectionIsReadOffItsMessages(Direction direction) {
        MessageShape shape = direction.shape(1024);

        assertThat(Direction.of(shape.requestBytes(), shape.responseBytes())).isEqualTo(direction);
        assertThat(Direction.of(direction.label())).isEqualTo(direction);
    }
}
