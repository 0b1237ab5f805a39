package dev.loopbench.service.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {

    private static final int BLOCKS = 40;

    private final List<String> connected = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();

    @Test
    void whoConnectsFirstIsDrawnInEveryBlock() throws Exception {
        run(1);

        List<String> first = new ArrayList<>();
        for (int i = 0; i < connected.size(); i += 2) {
            assertThat(connected.subList(i, i + 2)).containsExactlyInAnyOrder("A", "B");
            first.add(connected.get(i));
        }
        assertThat(first).hasSize(BLOCKS);
        assertThat(first.stream().filter("A"::equals).count()).isBetween(BLOCKS / 4L, BLOCKS * 3 / 4L);
    }

    @Test
    void everyContenderHasOneTurnInARound() throws Exception {
        run(3);

        // One turn after connecting, and three rounds.
        assertThat(turns.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .isEqualTo(Map.of("A", 4L * BLOCKS, "B", 4L * BLOCKS));
    }

    @Test
    void aSeedRepeatsTheOrder() throws Exception {
        run(3);
        List<String> before = List.copyOf(connected);
        connected.clear();
        run(3);

        assertThat(connected).isEqualTo(before);
    }

    @Test
    void blocksNameContendersInTheOrderInWhichTheyWereGiven() throws Exception {
        assertThat(run(1))
                .allSatisfy(block ->
                        assertThat(block.keySet()).extracting(Contender::name).containsExactly("A", "B"));
    }

    private List<Map<Contender, BlockRecord>> run(int rounds) throws Exception {
        List<Contender> contenders = List.of(contender("A"), contender("B"));
        try (ClientThreads threads = new ClientThreads(1, new TreeSet<>(), false)) {
            return new Rounds(contenders, threads).run(new TurnPlan(BLOCKS, rounds, 1000, 7), new Silence());
        }
    }

    private Contender contender(String name) {
        return new Contender(name, new Recorded(name), Optional::empty, 1);
    }

    private static final class Silence implements TurnProgress {
        @Override
        public void warming(double seconds) {}

        @Override
        public void block(int number, int all, Map<Contender, BlockRecord> block) {}
    }

    private final class Recorded implements ServiceClient {
        private final String name;

        private Recorded(String name) {
            this.name = name;
        }

        @Override
        public void connect() {
            connected.add(name);
        }

        @Override
        public TurnResult turn(long nanos) {
            turns.add(name);
            return TurnResult.NONE;
        }

        @Override
        public void drainTo(Latencies into) {}

        @Override
        public Errors errors() {
            return new Errors();
        }

        @Override
        public void close() {}
    }
}
