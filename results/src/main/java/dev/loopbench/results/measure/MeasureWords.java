package dev.loopbench.results.measure;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.ServiceComparison;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.PromiseFigures.RateTried;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.text.Load;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.service.target.TargetText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The findings of {@code measure} as sentences that the terminal and the page share.
 *
 * @param document the findings
 */
public record MeasureWords(MeasureDocument document) {

    /** How many errors a target had; only with errors. */
    public static String errors(TargetFigures target) {
        return "ERRORS in " + target.name() + ": " + target.errorCount() + ", warm-up included; "
                + Counted.of(target.traffic().requests(), "request was", "requests were") + " measured";
    }

    /** The kinds of a target's errors, with how many there were and an example of each. */
    public static List<String> kinds(TargetFigures target) {
        return kinds(target.traffic().errors(), target.traffic().examples());
    }

    /** How many errors a rate of a search had; only with errors. */
    public static String errors(RateTried tried) {
        return "ERRORS at " + Numbers.scaled(tried.perSecond()) + "/s: " + tried.errorCount();
    }

    /** The kinds of a rate's errors, likewise. */
    public static List<String> kinds(RateTried tried) {
        return kinds(tried.errors(), tried.examples());
    }

    private static List<String> kinds(Map<String, Long> errors, Map<String, String> examples) {
        return errors.entrySet().stream()
                .map(kind -> kind.getValue() + " x " + examples.getOrDefault(kind.getKey(), kind.getKey()))
                .toList();
    }

    /** The rates of a search that had errors besides requests that were given up. */
    public List<RateTried> faulty() {
        PromiseFigures promise = document.promise();
        return promise == null
                ? List.of()
                : promise.tried().stream()
                        .filter(tried -> tried.faultCount() > 0)
                        .toList();
    }

    /** The load and its turns. */
    public static String loop(LoadFigures load) {
        String rate = load.perSecond() == null ? "" : ", " + Numbers.plain(load.perSecond()) + " requests a second";
        String arrivals = load.arrivals() == null ? "" : ", " + load.arrivals();
        return load.loop() + rate + arrivals + ": " + Load.of(load.connections(), load.window()) + "; "
                + Counted.of(load.turns().blocks(), "block") + " of "
                + Counted.of(load.turns().rounds(), "round") + ", turns of "
                + Numbers.plain(load.turns().millis()) + " ms";
    }

    /** How the warm-up ended, and where the client runs. */
    public static String warmUp(LoadFigures load) {
        return String.format(
                Locale.ROOT,
                "warm-up %.1f s%s; client on %s%s",
                load.turns().warmUpSeconds(),
                load.turns().steady() ? "" : ", NOT STEADY at its end: figures may still move",
                load.client().cpus().isEmpty()
                        ? "any CPU"
                        : "CPU " + load.client().cpus(),
                load.client().apart() ? ", which the service may not use" : "");
    }

    /** The meaning of a target's figures, one sentence each, with its letter if there are several targets. */
    public List<String> remarks(TargetFigures target) {
        return remarks(target, document.targets().size() > 1);
    }

    /**
     * The meaning of a target's figures, a sentence each.
     *
     * @param named whether each begins with the target's letter
     */
    public List<String> remarks(TargetFigures target, boolean named) {
        LoadFigures load = document.load();
        return load == null ? List.of() : new ServiceRemarks(target, load, named).sentences();
    }

    /** Throughput and response times of a target that was loaded. */
    public static String headline(TargetFigures target) {
        String rate =
                target.name() + " answers " + FigureText.scaled(target.speed().throughput()) + " requests a second";
        if (target.speed().p50().value() == null) {
            return rate + "; no response time was measured";
        }
        return String.format(
                Locale.ROOT,
                "%s: half of them within %s µs, 99 of 100 within %s µs, 999 of 1000 within %s µs",
                rate,
                FigureText.plain(target.speed().p50()),
                FigureText.plain(target.speed().p99()),
                FigureText.plain(target.speed().p999()));
    }

    /** One target against the first. */
    public static String of(ServiceComparison found) {
        String more = found.moreBlocks() != null
                ? ", " + Numbers.moreBlocks(found.moreBlocks())
                : found.isDoubted()
                        ? ", since a difference needs p " + Numbers.chance(ServiceComparison.MOST_CHANCE) + " or less"
                        : "";
        return found.cell() + " against " + found.reference() + ": " + found.metric() + " x "
                + Numbers.ratio(found.ratio()) + " (" + Numbers.interval(found.low(), found.high()) + "), p "
                + Numbers.chance(found.p()) + ": " + found.verdict() + more;
    }

    /** A rate of a search. */
    public static String of(RateTried tried) {
        Double micros = tried.micros();
        return Numbers.scaled(tried.perSecond()) + "/s: reached " + Numbers.scaled(tried.reachedPerSecond())
                + "/s, " + (micros == null ? "no response measured" : "response " + Numbers.plain(micros) + " µs")
                + ", "
                + (tried.kept() ? "kept" : "NOT kept")
                + (tried.errorCount() == 0 ? "" : ", " + Counted.of(tried.errorCount(), "error"));
    }

    /** The outcome of a promise. */
    public static String of(PromiseFigures promise) {
        Double knee = promise.kneePerSecond();
        String target = promise.target() == null ? "" : TargetText.shown(promise.target()) + ": ";
        if (knee != null) {
            return target + promise.promise() + " is kept up to " + Numbers.scaled(knee) + " requests a second";
        }
        if (promise.target() != null && promise.tried().isEmpty()) {
            return target + "whether " + promise.promise() + " is kept is not known: no rate was measured";
        }
        return target
                + promise.promise()
                + (promise.kept() ? " is kept" : " is NOT kept")
                + (promise.tried().isEmpty() ? "" : " at any rate that was tried");
    }
}
