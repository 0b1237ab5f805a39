package dev.loopbench.results.terminal;

import dev.loopbench.results.text.LineWidth;
import dev.loopbench.results.text.LiveText;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that tells how far a measurement is; without a terminal nothing. */
public final class LiveLine implements TurnProgress {

    private final @Nullable LiveText line;
    private final long start = System.nanoTime();
    private long firstBlock;

    private LiveLine(@Nullable LiveText line) {
        this.line = line;
    }

    /** @param quiet whether to print nothing anyway */
    public static LiveLine onTerminal(boolean quiet) {
        if (quiet || !TerminalDevice.ERR.isTerminal()) {
            return new LiveLine(null);
        }
        return new LiveLine(
                new LiveText(System.err, TerminalDevice.ERR.columns().orElse(LineWidth.LEAST)));
    }

    @Override
    public void warming(double seconds) {
        firstBlock = System.nanoTime();
        show(String.format(Locale.ROOT, "warming up, %.1f s", seconds));
    }

    @Override
    public void block(int number, int all, Map<Contender, BlockRecord> block) {
        StringBuilder text = new StringBuilder();
        block.forEach((contender, record) -> {
            if (contender.share() == 1) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s %.0f/s p50 %.0f p99 %.0f µs errors %d; ",
                        contender.name(),
                        record.turns().perSecond(),
                        record.latencies().response().getValueAtPercentile(50) / 1e3,
                        record.latencies().response().getValueAtPercentile(99) / 1e3,
                        contender.client().errors().total()));
            }
        });
        double left = (System.nanoTime() - (firstBlock == 0 ? start : firstBlock)) / 1e9 / number * (all - number);
        show(text + String.format(Locale.ROOT, "%.0f s left", left));
    }

    public void clear() {
        if (line != null) {
            line.erase();
        }
    }

    private void show(String text) {
        if (line != null) {
            line.show(text);
        }
    }
}
