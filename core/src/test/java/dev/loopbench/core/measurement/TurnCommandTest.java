package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.placement.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnCommandTest {

    @Test
    void areReadAsTheyAreWritten() {
        for (TurnCommand command : List.of(TurnCommand.turn(1, 37), TurnCommand.finish(2), TurnCommand.end())) {
            assertThat(TurnCommand.parse(command.line())).isEqualTo(command);
        }
    }

    @Test
    void whatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnCommand.parse("turn 1"))
                .withMessage("no command to a fork: 'turn 1'");
        assertThatIllegalArgumentException().isThrownBy(() -> TurnCommand.parse("jump 0 1"));
    }

    @Test
    void soAreFurtherPlacements() {
        List<AlsoOn> all = List.of(
                new AlsoOn(Placement.CROSS_CORE, 100, "b01_some-fork"), new AlsoOn(Placement.SMT, 250, "b01_another"));

        assertThat(AlsoOn.parseAll(AlsoOn.text(all))).isEqualTo(all);
        assertThat(AlsoOn.parseAll(AlsoOn.text(List.of()))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> AlsoOn.parseAll("same-core:100"));
    }
}
