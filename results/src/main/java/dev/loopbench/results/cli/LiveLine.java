package dev.loopbench.results.cli;

import dev.loopbench.service.turns.BlockRecord;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that tells how far a measurement is; without a terminal nothing. */
final class LiveLine implements Progress {

    private static final String CLEAR = "\r\u001b[K";

    private final @Nullable PrintStream out;
    private final long start = System.nanoTime();
    private long firstBlock;

    private LiveLine(@Nullable PrintStream out) {
        this.out = out;
    }

    /** @param quiet whether to print nothing anyway */
    static LiveLine onTerminal(boolean quiet) {
        return new LiveLine(quiet || !isTerminal() ? null : System.err);
    }

    /** Whether the standard error stream is one. The JDK does not tell: its console may be there without a terminal. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void warming(double seconds) {
        firstBlock = System.nanoTime();
        show(String.format(Locale.ROOT, "warming up, %.1f s", seconds));
    }

    @Override
    public void block(int number, int all, Map<Contender, BlockRecord> block) {
        StringBuilder line = new StringBuilder();
        block.forEach((contender, record) -> {
            if (contender.share() == 1) {
                line.append(String.format(
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
        show(line + String.format(Locale.ROOT, "%.0f s left", left));
    }

    void clear() {
        if (out != null) {
            out.print(CLEAR);
            out.flush();
        }
    }

    private void show(String line) {
        if (out != null) {
            out.print(CLEAR + line);
            out.flush();
        }
    }
}
