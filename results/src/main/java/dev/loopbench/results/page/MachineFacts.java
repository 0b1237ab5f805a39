package dev.loopbench.results.page;

import dev.loopbench.results.files.StoredEnvironment;
import dev.loopbench.results.page.PageModel.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page's facts about the machine. */
final class MachineFacts {

    private static final List<String> SECTIONS = List.of("processor", "kernel", "clock", "driver", "versions");

    private MachineFacts() {}

    static List<Fact> of(StoredEnvironment environment) {
        List<Fact> facts = new ArrayList<>();
        for (String section : SECTIONS) {
            for (Map.Entry<String, Object> fact : environment.section(section).entrySet()) {
                if (fact.getValue() instanceof String || fact.getValue() instanceof Number) {
                    facts.add(new Fact(section + " " + fact.getKey(), String.valueOf(fact.getValue())));
                }
            }
        }
        return facts;
    }
}
