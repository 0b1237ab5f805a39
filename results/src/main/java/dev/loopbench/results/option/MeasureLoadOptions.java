package dev.loopbench.results.option;

import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.LoadShape;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much {@code measure} sends, as options. */
public final class MeasureLoadOptions {

    private static final Duration DURATION = Duration.ofSeconds(10);
    private static final Duration LEAST_DURATION = Duration.ofSeconds(1);
    private static final Duration LEAST_TURN = Duration.ofMillis(1);
    private static final Duration MOST_TURN = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 16;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_WINDOW = 1024;
    private static final int MOST_RATE = 10_000_000;
    private static final int BLOCKS = 20;
    private static final int MOST_THREADS = 64;

    @Option(names = "--connections", paramLabel = "N", description = "Connections open at once. Default: 16.")
    private @Nullable Integer connections;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Most requests outstanding on each connection; more than 1 is pipelining. Default: 1.")
    private @Nullable Integer window;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Open loop: send N requests a second, whatever the replies do. Default: closed loop.")
    private @Nullable Integer rate;

    @Option(
            names = "--arrivals",
            paramLabel = "KIND",
            description = "Arrivals of the requests of --rate: constant or poisson. Default: constant.")
    private String arrivals = "constant";

    @Option(
            names = "--duration",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "Total time of all turns, after the warm-up: 1s to 10m. Default: 10s.")
    private @Nullable Duration duration;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            description =
                    "Blocks into which --duration is divided. Intervals need at least six, verdicts of a difference ten. Default: 20.")
    private @Nullable Integer blocks;

    @Option(
            names = "--turn",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description =
                    "How long a turn of a target takes. Default: 50ms, with --rate 250ms, longer for a slow service.")
    private @Nullable Duration turn;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the client; for databases one per connection. Default: 1.")
    private @Nullable Integer threads;

    public LoadShape shape(MeasureRequestOptions requests) {
        return new LoadShape(
                OptionValues.within("--connections", connections, 1, MOST_CONNECTIONS)
                        .orElse(CONNECTIONS),
                OptionValues.within("--window", window, 1, MOST_WINDOW).orElse(1),
                OptionValues.within("--rate", rate, 1, MOST_RATE).orElse(0),
                OptionValues.named("--arrivals", arrivals, MeasureLoadOptions::arrivals),
                false,
                requests.timeoutNanos(),
                requests.mostReplyBytes());
    }

    private static Arrivals.Kind arrivals(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "constant" -> Arrivals.Kind.CONSTANT;
            case "poisson" -> Arrivals.Kind.POISSON;
            default -> throw new IllegalArgumentException("'" + text + "': allowed are constant and poisson");
        };
    }

    public int threads() {
        return OptionValues.within("--threads", threads, 1, MOST_THREADS).orElse(1);
    }

    public long durationNanos() {
        return OptionValues.within("--duration", duration, LEAST_DURATION, OptionValues.MOST)
                .orElse(DURATION)
                .toNanos();
    }

    public int blocks() {
        return OptionValues.within("--blocks", blocks, 1, OptionValues.MOST_BLOCKS)
                .orElse(BLOCKS);
    }

    /** 0 to choose by the load. */
    public long turnNanos() {
        return OptionValues.within("--turn", turn, LEAST_TURN, MOST_TURN)
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
