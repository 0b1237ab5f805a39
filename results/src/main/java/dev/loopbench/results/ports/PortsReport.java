package dev.loopbench.results.ports;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Listener.Owner;
import dev.loopbench.results.listener.Localhost;
import dev.loopbench.results.text.Paragraph;
import dev.loopbench.results.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The listeners as a table, and what is probably wrong with them. */
public final class PortsReport {

    private static final List<String> TITLES =
            List.of("protocol", "address", "reach", "ephemeral", "queue", "user", "process");

    private PortsReport() {}

    /** As text that ends with a newline. */
    public static String text(PortsDocument ports) {
        List<String> lines = new ArrayList<>();
        TextTable table = new TextTable(TITLES);
        ports.listeners().forEach(listener -> table.add(row(listener)));
        if (table.isEmpty()) {
            lines.add("No listener.");
        } else {
            lines.addAll(table.lines());
        }
        lines.add("");
        lines.addAll(Paragraph.lines(
                "",
                "  ",
                "The kernel hands out the ports " + ports.ephemeral().low() + " to "
                        + ports.ephemeral().high()
                        + (ports.ephemeral().reserved().isEmpty()
                                ? ""
                                : " but " + ports.ephemeral().reserved())
                        + ". 'localhost' stands for " + new Localhost(ports.localhost()).text()
                        + ". Firewalls are not looked at."));
        mistakes(ports.mistakes(), lines);
        if (!ports.unseen().isEmpty()) {
            lines.add("");
        }
        ports.unseen().forEach(line -> lines.addAll(Paragraph.lines("Not seen: ", "  ", line)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(Listener listener) {
        return List.of(
                listener.protocol().label(),
                listener.where(),
                listener.exposure().label(),
                listener.place() == null ? "" : listener.place().label(),
                listener.backlog() == null ? "" : listener.waiting() + " of " + listener.backlog(),
                user(listener),
                processes(listener));
    }

    private static String user(Listener listener) {
        return listener.user() != null
                ? listener.user()
                : listener.owner().map(Owner::user).orElse("");
    }

    static String processes(Listener listener) {
        if (listener.owners().isEmpty()) {
            return "not visible";
        }
        String first = listener.owners().get(0).text();
        int more = listener.owners().size() - 1;
        return more == 0 ? first : first + " and " + more + " more";
    }

    private static void mistakes(List<Mistake> mistakes, List<String> lines) {
        if (mistakes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Likely mistakes");
        Map<String, List<Mistake>> byProblem = mistakes.stream()
                .collect(Collectors.groupingBy(Mistake::problem, LinkedHashMap::new, Collectors.toList()));
        byProblem.values().forEach(same -> {
            String listeners = same.stream().map(Mistake::listener).collect(Collectors.joining(", "));
            lines.addAll(Paragraph.lines("  ", "    ", listeners));
            lines.addAll(Paragraph.lines("    ", "    ", same.get(0).problem()));
            remedy(same.get(0), "    ", lines);
        });
    }

    /** A command is never broken. */
    static void remedy(Mistake mistake, String indent, List<String> lines) {
        lines.addAll(Paragraph.lines(indent + "-> ", indent + "   ", mistake.remedy()));
        if (mistake.command() != null) {
            lines.add(indent + "   $ " + Printable.line(mistake.command()));
        }
    }
}
