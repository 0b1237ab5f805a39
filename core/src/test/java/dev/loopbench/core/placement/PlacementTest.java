package dev.loopbench.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabel(Placement placement) {
        assertThat(placement.label()).matches("[a-z]+(-[a-z]+)?");
        assertThat(Placement.of(placement.label())).isEqualTo(placement);
    }

    @Test
    void namesAllWhereThereIsNoSuch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.of("numa"))
                .withMessage("no placement is called 'numa'; there are same-core, smt, cross-core, cross-socket, free");
    }
}
