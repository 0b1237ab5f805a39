package dev.loopbench.service.turns;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.Meter;
import dev.loopbench.service.observe.Usage;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Blocks of rounds. At the beginning of a block all connections are opened anew, because which thread or process of a service gets which
 * connection is chance, too; who comes first is drawn, since a service may treat the first ones differently. Whatever happens to the machine within a block happens to all contenders.
 */
public final class Rounds {

    private final List<Contender> contenders;
    private final ClientThreads threads;

    /** @param contenders at least one */
    public Rounds(List<Contender> contenders, ClientThreads threads) {
        this.contenders = List.copyOf(contenders);
        this.threads = threads;
    }

    /**
     * Runs all blocks, or those before one for which connections cannot be opened: whatever was measured until then holds.
     */
    public CompletedBlocks run(TurnPlan plan, TurnProgress progress) throws InterruptedException {
        Random random = new Random(plan.seed());
        List<Map<Contender, BlockRecord>> blocks = new ArrayList<>();
        for (int i = 1; i <= plan.blocks(); i++) {
            try {
                blocks.add(block(plan, random));
            } catch (IOException e) {
                String why = "the measurement ended early, in block " + i + " of " + plan.blocks() + ": ";
                return new CompletedBlocks(blocks, Optional.of(why + e.getMessage()));
            }
            progress.block(i, plan.blocks(), blocks.get(i - 1));
        }
        return new CompletedBlocks(blocks, Optional.empty());
    }

    private Map<Contender, BlockRecord> block(TurnPlan plan, Random random) throws IOException, InterruptedException {
        Map<Contender, Sum> sums = new HashMap<>();
        List<Contender> order = new ArrayList<>(contenders);
        Collections.shuffle(order, random);
        for (Contender contender : order) {
            contender.connect();
            // The first turn on new connections fills caches of both ends and does not count.
            contender.client().turn(turnNanos(plan, contender) / 2);
            contender.client().drainTo(new Latencies());
            sums.put(contender, new Sum(contender.meter().get()));
        }
        for (int round = 0; round < plan.rounds(); round++) {
            Collections.shuffle(order, random);
            for (Contender contender : order) {
                Objects.requireNonNull(sums.get(contender)).turn(contender, turnNanos(plan, contender));
            }
        }
        Map<Contender, BlockRecord> block = new LinkedHashMap<>();
        contenders.forEach(contender ->
                block.put(contender, Objects.requireNonNull(sums.get(contender)).record(contender)));
        return block;
    }

    private static long turnNanos(TurnPlan plan, Contender contender) {
        return Math.max(1, Math.round(plan.turnNanos() * contender.share()));
    }

    /** The sum of one contender's turns of a block so far. */
    private final class Sum {
        private final Optional<Meter> meter;
        private TurnResult turns = TurnResult.NONE;
        private Usage usage = Usage.NONE;
        private long wall;
        private long clientCpu;

        Sum(Optional<Meter> meter) {
            this.meter = meter;
        }

        void turn(Contender contender, long nanos) throws InterruptedException {
            Optional<Meter.Reading> before = meter.map(Meter::read);
            long cpu = threads.cpuNanos();
            long start = System.nanoTime();
            turns = turns.then(contender.client().turn(nanos));
            wall += System.nanoTime() - start;
            clientCpu += threads.cpuNanos() - cpu;
            if (before.isPresent()) {
                usage = usage.plus(meter.orElseThrow().read().since(before.get()));
            }
        }

        BlockRecord record(Contender contender) {
            Latencies latencies = new Latencies();
            contender.client().drainTo(latencies);
            return new BlockRecord(latencies, turns, usage, wall, clientCpu);
        }
    }

    /** Hears how far a measurement is. Called between turns. */
    public interface TurnProgress {

        /** The contenders are warming up. */
        void warming(double seconds);

        /**
         * A block is finished.
         *
         * @param number from 1
         * @param all how many there will be
         * @param block contender → what it brought
         */
        void block(int number, int all, Map<Contender, BlockRecord> block);
    }

    /**
     * The turns of all contenders.
     *
     * @param blocks how many; each opens all connections anew and gives one value of each figure
     * @param rounds of a block; in each, every contender has one turn, in an order that is shuffled
     * @param turnNanos how long a service's turn takes
     * @param seed of the shuffling
     */
    public record TurnPlan(int blocks, int rounds, long turnNanos, long seed) {

        /**
         * A plan that takes about that long.
         *
         * @param most blocks; fewer where a turn would otherwise be shorter than {@code leastTurnNanos}
         * @param turnNanos of a target, if there is room for it
         * @param leastTurnNanos below which a turn would bring next to nothing
         * @param shares the turns of a round together, in turns of a target
         */
        public static TurnPlan of(
                long totalNanos, int most, long turnNanos, long leastTurnNanos, double shares, long seed) {
            int blocks = (int) Math.max(1, Math.min(most, totalNanos / (leastTurnNanos * shares)));
            long block = totalNanos / blocks;
            long turn = Math.min(turnNanos, (long) (block / shares));
            int rounds = (int) Math.max(1, Math.round(block / (turn * shares)));
            return new TurnPlan(blocks, rounds, turn, seed);
        }
    }
}
