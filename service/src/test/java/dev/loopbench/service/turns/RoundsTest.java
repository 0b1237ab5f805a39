package dev.loopbench.service.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Rounds.TurnPlan;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import java.io.IOException;
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

    /** The number of the connection that is refused; 0 for none. */
    private int refusedFrom;

    @Test
    void whoConnectsFirstIsDrawnInEveryBlock() throws Exception {
        run(1, 7);

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
        run(3, 7);

        // One turn after connecting, and three rounds.
        assertThat(turns.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .isEqualTo(Map.of("A", 4L * BLOCKS, "B", 4L * BLOCKS));
    }

    @Test
    void whoseTurnComesFirstIsDrawnInEveryRound() throws Exception {
        run(3, 7);

        List<String> first = new ArrayList<>();
        for (int i = 0; i < turns.size(); i += 2) {
            assertThat(turns.subList(i, i + 2)).containsExactlyInAnyOrder("A", "B");
            first.add(turns.get(i));
        }
        assertThat(first).hasSize(4 * BLOCKS);
        assertThat(first.stream().filter("A"::equals).count()).isBetween((long) BLOCKS, 3L * BLOCKS);
    }

    @Test
    void aSeedRepeatsTheOrderAndAnotherOneDoesNot() throws Exception {
        run(3, 7);
        List<String> connectedBefore = List.copyOf(connected);
        List<String> turnsBefore = List.copyOf(turns);
        connected.clear();
        turns.clear();
        run(3, 7);
        assertThat(connected).isEqualTo(connectedBefore);
        assertThat(turns).isEqualTo(turnsBefore);

        connected.clear();
        turns.clear();
        run(3, 8);
        assertThat(connected).isNotEqualTo(connectedBefore);
        assertThat(turns).isNotEqualTo(turnsBefore);
    }

    @Test
    void blocksNameContendersInTheOrderInWhichTheyWereGiven() throws Exception {
        assertThat(run(1, 7).blocks())
                .allSatisfy(block ->
                        assertThat(block.keySet()).extracting(Contender::name).containsExactly("A", "B"));
    }

    @Test
    void blocksBeforeAFailureAreKept() throws Exception {
        refusedFrom = 5;

        CompletedBlocks completed = run(1, 7);

        assertThat(completed.blocks()).hasSize(2);
        assertThat(completed.failure())
                .contains("the measurement ended early, in block 3 of 40: nothing listens any more");
    }

    private CompletedBlocks run(int rounds, long seed) throws Exception {
        List<Contender> contenders = List.of(contender("A"), contender("B"));
        try (ClientThreads threads = new ClientThreads(1, new TreeSet<>(), false)) {
            return new Rounds(contenders, threads).run(new TurnPlan(BLOCKS, rounds, 1000, seed), new Silence());
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
        public void connect() throws IOException {
            if (connected.size() + 1 == refusedFrom) {
                throw new IOException("nothing listens any more");
            }
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
