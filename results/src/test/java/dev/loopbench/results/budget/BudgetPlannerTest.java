package dev.loopbench.results.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.budget.BudgetPlanner.PlannedBudgets;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Panel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPlannerTest {

    private static final Duration WARMUP = Duration.ofSeconds(1);
    private static final Duration MEASURE = Duration.ofMillis(400);

    @Test
    void measuresWhatBudgetsHaveInCommonOnce() throws IOException {
        PlannedBudgets planned = plan("blocking-channel", "nio-select");
        List<Cell> cells = planned.plan().panels().stream()
                .flatMap(panel -> panel.cells().stream())
                .toList();

        assertThat(cells)
                .doesNotHaveDuplicates()
                .containsAll(planned.budgets().get(0).cells());
        assertThat(cells).containsAll(planned.budgets().get(1).cells());
        assertThat(cells).extracting(Cell::slug).doesNotHaveDuplicates();
    }

    @Test
    void keepsCellsOnTwoCoresInAPanelOfTheirOwn() throws IOException {
        List<Panel> panels = plan("nio-select").plan().panels();

        assertThat(panels).hasSize(2).allSatisfy(panel -> {
            assertThat(panel.blocks()).isEqualTo(6);
            assertThat(panel.cells())
                    .extracting(cell -> cell.conditions().placement())
                    .containsOnly(panel.conditions().placement());
        });
    }

    @Test
    void warmsUpPartsAsBrieflyAsFloors() throws IOException {
        PlannedBudgets planned = plan("nio-select");

        assertThat(planned.plan().panels().stream()
                        .flatMap(panel -> panel.cells().stream())
                        .filter(Cell::isPart))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(planned.plan().warmup(part)).isLessThan(WARMUP));
    }

    @Test
    void goesOnWithoutADifferenceThatCannotBeHad() throws IOException {
        PlannedBudgets planned = new BudgetPlanner(new OneProcessor(), Transports.load())
                .plan(List.of("nio-select"), 6, WARMUP, MEASURE, 1);

        assertThat(planned.plan().panels())
                .singleElement()
                .satisfies(panel -> assertThat(panel.conditions().placement()).isEqualTo(Placement.SAME_CORE));
        assertThat(planned.refusals())
                .containsEntry(KnownMeans.CELLS.crossCore("nio-select"), "there is one processor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            grpc           | 'grpc': there are budgets of blocking-channel, nio-select
            nio-spin       | 'nio-spin' has no budget: two ends that never wait have no same-core round trip; there are
            virtual-thread | 'virtual-thread' has no budget: its ends cannot share one I/O thread, so nothing can be told
            netty-kqueue   | 'netty-kqueue' has no budget: it is held against no floor
            """)
    void saysWhyThereIsNoBudget(String transport, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(transport)).withMessageStartingWith(message);
    }

    @Test
    void refusesWhatCannotBeMeasuredHere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetPlanner(new OneProcessor(), Transports.load())
                        .plan(List.of("blocking-channel"), 6, WARMUP, MEASURE, 1))
                .withMessage("'blocking-channel': not today");
    }

    private static PlannedBudgets plan(String... transports) throws IOException {
        return new BudgetPlanner(new TwoProcessors(), Transports.load())
                .plan(List.of(transports), 6, WARMUP, MEASURE, 1);
    }

    private static class TwoProcessors implements JdkCapabilities {

        @Override
        public String jdk() {
            return KnownMeans.CELLS.jdk();
        }

        @Override
        public List<String> transports() {
            return List.of("blocking-channel", "netty-kqueue", "nio-select", "nio-spin", "virtual-thread");
        }

        @Override
        public Map<String, Floor> ownFloors() {
            return Map.of(
                    "blocking-channel", Floor.BLOCKING,
                    "nio-select", Floor.EPOLL,
                    "nio-spin", Floor.SPIN,
                    "virtual-thread", Floor.EPOLL);
        }

        @Override
        public Map<String, Integer> warmupFactors() {
            return Map.of();
        }

        @Override
        public Map<String, Traits> traits() {
            return Map.of();
        }

        @Override
        public List<Optional<String>> refusals(List<ForkSpec> cells) {
            return cells.stream().map(this::refusal).toList();
        }

        Optional<String> refusal(ForkSpec cell) {
            return Optional.empty();
        }
    }

    private static final class OneProcessor extends TwoProcessors {

        @Override
        Optional<String> refusal(ForkSpec cell) {
            if (cell.placement() != Placement.SAME_CORE) {
                return Optional.of("there is one processor");
            }
            return cell.server().equals("blocking-channel") ? Optional.of("not today") : Optional.empty();
        }
    }
}
