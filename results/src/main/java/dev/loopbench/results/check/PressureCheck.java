package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long threads waited for a CPU of late, as the kernel averages it. */
public final class PressureCheck implements Check {

    private static final Pattern SOME = Pattern.compile("some avg10=([\\d.]+) avg60=([\\d.]+) .*");
    private static final double NOTICEABLE_PERCENT = 10;

    @Override
    public List<Finding> findings(HostFiles files) {
        return files.text("proc/pressure/cpu")
                .flatMap(text ->
                        text.lines().map(SOME::matcher).filter(Matcher::matches).findFirst())
                .map(some -> Finding.of(
                        Double.parseDouble(some.group(1)) > NOTICEABLE_PERCENT ? Severity.COSTS : Severity.NOTE,
                        "cpu-pressure",
                        "CPU pressure",
                        some.group(1) + " % of the last 10 s, " + some.group(2) + " % of the last minute",
                        "/proc/pressure/cpu",
                        "in that share of the time a thread that could run had no CPU"))
                .map(List::of)
                .orElse(List.of());
    }
}
