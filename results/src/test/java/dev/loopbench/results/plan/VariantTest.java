package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {

    @Test
    void readsJvmArgumentsAndClassPaths() {
        assertThat(Variant.parse("zgc=jvmArgs:-XX:+UseZGC  -Xmx1g"))
                .isEqualTo(new Variant("zgc", List.of("-XX:+UseZGC", "-Xmx1g"), List.of()));
        assertThat(Variant.parse("base=classpath:old/loopbench.jar:netty.jar"))
                .isEqualTo(new Variant("base", List.of(), List.of("old/loopbench.jar", "netty.jar")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zgc", "=jvmArgs:-Xmx1g", "zgc=-Xmx1g", "zgc=jvmArgs:", "a b=jvmArgs:-X", "twin=jvmArgs:-X"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Variant.parse(text));
    }

    @Test
    void everyCellIsMeasuredAgainUnderEveryVariantInTheSameBlocks() throws IOException {
        Plan plan = plan(new Variant("zgc", List.of("-XX:+UseZGC"), List.of()));
        Panel panel = plan.panels().get(0);

        assertThat(panel.cells())
                .extracting(Cell::label)
                .contains("nio-select", "nio-select (zgc)", "nio-select (twin)", "netty-epoll (zgc)")
                .doesNotContain("nio-select (twin) (zgc)");
        assertThat(plan.variant(panel.cells().get(0))).isEmpty();
        assertThat(plan.pairs(panel))
                .containsEntry("nio-select (zgc)", "nio-select")
                .containsEntry("netty-epoll (zgc)", "netty-epoll")
                .hasSize(3);
    }

    @Test
    void theBaseIsWhatThisBuildIsHeldAgainst() throws IOException {
        Plan plan = plan(new Variant(Variant.BASE, List.of(), List.of("old.jar")));

        assertThat(plan.pairs(plan.panels().get(0)))
                .containsAllEntriesOf(Map.of("nio-select", "nio-select (base)", "netty-epoll", "netty-epoll (base)"));
    }

    private static Plan plan(Variant variant) throws IOException {
        return new Planner(request(variant)).plan(List.of(new FakeCapabilities("25.0.3")));
    }

    /** Quick with a variant. */
    static PlanRequest request(Variant variant) {
        PlanRequest plain = PlanRequest.of(Profile.QUICK, 1);
        return new PlanRequest(
                plain.profile(),
                new PlanRequest.Subjects(
                        plain.subjects().transports(),
                        plain.subjects().client(),
                        plain.subjects().clients(),
                        List.of(variant)),
                plain.panels(),
                plain.effort(),
                plain.seed());
    }
}
