package dev.loopbench.core.turn;

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
    void soAreFurtherForks() {
        List<FurtherFork> all = List.of(
                new FurtherFork(Placement.CROSS_CORE, 16, 8, 100, "b01_some-fork"),
                new FurtherFork(Placement.SMT, 1, 1, 250, "b01_another"));

        assertThat(FurtherFork.parseAll(FurtherFork.text(all))).isEqualTo(all);
        assertThat(FurtherFork.parseAll(FurtherFork.text(List.of()))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> FurtherFork.parseAll("same-core:100"));
    }
}
