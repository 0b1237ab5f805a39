package dev.loopbench.results.page;

import dev.loopbench.results.measure.MeasureWords;
import dev.loopbench.results.page.MeasureModel.TargetView;
import dev.loopbench.results.page.PageModel.Fact;
import dev.loopbench.results.page.StudyModel.Step;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.service.Figure;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page's section for each target. */
record TargetViews(MeasureDocument document) {

    private static final double WHOLE = 100;

    List<TargetView> all() {
        return document.targets().stream().map(this::view).toList();
    }

    private TargetView view(TargetFigures target) {
        ServiceSide service = target.costs().service();
        FloorFigures floor = target.floor();
        return new TargetView(
                "target-" + target.name(),
                target.name(),
                target.shownTarget(),
                target.address(),
                new MeasureWords(document).remarks(target, false),
                floor == null || target.floorTakesAsLong()
                        ? List.of()
                        : split(target.speed().p50(), floor.p50()),
                service == null ? List.of() : side(service),
                replies(target));
    }

    private static List<Step> split(Figure whole, Figure floor) {
        double all = whole.orZero();
        double below = floor.orZero();
        return List.of(
                step("loopback and client", below, interval(floor), 0, all, false)
                        .meaning("the suite's own echo with the same bytes and connections, in the same rounds"),
                step("your service", all - below, "", below, all, false).meaning("the rest"),
                step("response time, p50", all, interval(whole), 0, all, true).meaning("the whole"));
    }

    /** A step that lacks its meaning. */
    private record Part(String name, String micros, String interval, double from, double width, boolean total) {

        Step meaning(String meaning) {
            return new Step(name, micros, interval, from, width, false, total, meaning);
        }
    }

    private static Part step(String name, double micros, String interval, double from, double all, boolean total) {
        double scale = all > 0 ? WHOLE / all : 0;
        return new Part(
                name, Numbers.rough(micros), interval, Rounded.of(scale * from), Rounded.of(scale * micros), total);
    }

    private static String interval(Figure figure) {
        Double low = figure.low();
        Double high = figure.high();
        return low == null || high == null ? "" : Numbers.plain(low) + " to " + Numbers.plain(high);
    }

    private static List<Fact> side(ServiceSide service) {
        return List.of(
                new Fact(
                        "process",
                        service.process() + " ("
                                + service.pids().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")"),
                new Fact("may run on CPU", service.cpus()),
                new Fact("CPU for a request", Numbers.rough(service.each().cpuUs()) + " µs"),
                new Fact("of it user", Numbers.rough(service.each().userUs()) + " µs"),
                new Fact("of it kernel", Numbers.rough(service.each().kernelUs()) + " µs"),
                new Fact(
                        "waiting for a CPU, a request",
                        Numbers.rough(service.each().waitUs()) + " µs"),
                new Fact(
                        "context switches, a request",
                        String.format(Locale.ROOT, "%.2f", service.each().switches())),
                new Fact(
                        "page faults, a request",
                        String.format(Locale.ROOT, "%.3f", service.each().faults())),
                new Fact("memory", Numbers.bytes((double) service.residentBytes())),
                new Fact("CPUs in use", String.format(Locale.ROOT, "%.2f", service.busy())),
                new Fact("busiest thread", Numbers.share(service.busiestThread()) + " of a CPU"));
    }

    private static List<Fact> replies(TargetFigures target) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("requests", String.valueOf(target.traffic().requests())));
        facts.add(new Fact("request", Numbers.plain(target.traffic().requestBytes()) + " bytes"));
        facts.add(new Fact("reply", Numbers.plain(target.traffic().replyBytes()) + " bytes"));
        for (Map.Entry<String, Long> status : target.traffic().statuses().entrySet()) {
            facts.add(new Fact("status " + status.getKey(), String.valueOf(status.getValue())));
        }
        facts.add(new Fact("client", Numbers.share(target.costs().clientBusy()) + " of a CPU"));
        return facts;
    }
}
