package dev.loopbench.results.page;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.grid.PanelGrids;
import dev.loopbench.results.page.PageModel.Calmness;
import dev.loopbench.results.page.PageModel.MissingCell;
import dev.loopbench.results.page.PageModel.PanelView;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.results.text.ShellWord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page's part about a run as a whole. */
record PageHead(Summary summary, RecordedRun run, StoredEnvironment environment, StartedRun started) {

    private static final double MOST_LAPS = 0.5;
    private static final List<String> SECTIONS = List.of("processor", "kernel", "clock", "driver", "versions");

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    PageModel model(List<PanelView> panels) {
        Diagnosis doctor = environment.doctor();
        return new PageModel(
                new PageModel.Head(
                        summary.run(),
                        summary.complete(),
                        when(run.start()),
                        took(Duration.between(Instant.parse(run.start()), Instant.parse(run.end()))),
                        run.profile(),
                        run.seed(),
                        run.forks().size(),
                        command()),
                new PageModel.MachineView(
                        doctor == null ? started.machine() : doctor.machine(),
                        List.copyOf(new TreeSet<>(started.jdks())),
                        doctor != null,
                        findings(Severity.SPOILS),
                        findings(Severity.COSTS),
                        findings(Severity.NOTE),
                        calmness(),
                        facts(environment)),
                panels,
                new PanelGrids(summary).all(),
                new PageModel.Losses(missing(), failures()),
                summary.notes());
    }

    /** By the laps of all turns: what was found before the run says little of what came during it. */
    private Calmness calmness() {
        long laps = run.totals().laps();
        long quiet = run.totals().quietLaps();
        if (laps == 0) {
            return new Calmness("", true);
        }
        if (quiet == laps) {
            return new Calmness("During the run no lap was disturbed.", true);
        }
        double share = (double) quiet / laps;
        return new Calmness(
                "During the run " + Numbers.fineShare(1 - share)
                        + " of the laps were disturbed. Transports take turns, so this affects them alike: ratios and verdicts use"
                        + " all laps; levels such as p50 are less certain.",
                share >= MOST_LAPS);
    }

    /** A moment in words. */
    static String when(String instant) {
        return WHEN.format(Instant.parse(instant));
    }

    private static String took(Duration time) {
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    private List<Finding> findings(Severity severity) {
        Diagnosis doctor = environment.doctor();
        return doctor == null ? List.of() : doctor.of(severity);
    }

    private String command() {
        return started.arguments().stream()
                .map(ShellWord::of)
                .collect(Collectors.joining(" ", "java -jar loopbench.jar " + started.startedBy() + " ", ""));
    }

    private List<MissingCell> missing() {
        return summary.cells().stream()
                .filter(cell -> cell.outcome().status() != CellStatus.MEASURED)
                .map(cell -> new MissingCell(
                        String.join(", ", cell.point().name()),
                        cell.label(),
                        cell.outcome().status().label(),
                        cell.outcome().reason() == null ? "" : cell.outcome().reason()))
                .toList();
    }

    private List<String> failures() {
        List<String> lines = new ArrayList<>();
        run.forks().forEach(fork -> {
            if (fork.failure() != null) {
                lines.add(fork.name() + ": " + fork.failure());
            }
            fork.flags().forEach(flag -> lines.add(fork.name() + ": " + flag.cause()));
        });
        return lines;
    }

    /** The page's facts about the machine. */
    static List<PageModel.Fact> facts(StoredEnvironment environment) {
        List<PageModel.Fact> facts = new ArrayList<>();
        for (String section : SECTIONS) {
            environment.section(section).forEach((name, value) -> {
                if (value instanceof String || value instanceof Number) {
                    facts.add(new PageModel.Fact(section + " " + name, String.valueOf(value)));
                }
            });
        }
        return facts;
    }
}
