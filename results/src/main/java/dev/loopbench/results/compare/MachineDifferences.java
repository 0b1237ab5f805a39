package dev.loopbench.results.compare;

import dev.loopbench.results.files.StoredEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The differences between the machines of two runs.
 *
 * @param base where the run that is held against was made
 * @param candidate where the run that is judged was made
 */
record MachineDifferences(StoredEnvironment base, StoredEnvironment candidate) {

    private static final String UNKNOWN = "unknown";

    /** Those that would pass for an effect of what was changed. */
    List<Difference> confounding() {
        List<Difference> found = new ArrayList<>();
        facts(found, "processor", name -> true);
        facts(found, "kernel", name -> true);
        facts(found, "settings", name -> true);
        // The groups' names and the limits of memory are others every day and cost a loopback nothing.
        facts(found, "cgroup", name -> name.startsWith("cpu"));
        facts(found, "clock", "source"::equals);
        return found;
    }

    /** Those of versions, which may be what was changed. */
    List<Difference> versions() {
        List<Difference> found = new ArrayList<>();
        facts(found, "versions", name -> true);
        return found;
    }

    private void facts(List<Difference> found, String section, Predicate<String> which) {
        TreeSet<String> names = new TreeSet<>(base.section(section).keySet());
        names.addAll(candidate.section(section).keySet());
        names.stream()
                .filter(which)
                .forEach(name -> Difference.add(
                        found, section + "." + name, fact(base, section, name), fact(candidate, section, name)));
    }

    private static String fact(StoredEnvironment environment, String section, String name) {
        Map<String, Object> facts = environment.section(section);
        return facts.containsKey(name) ? String.valueOf(facts.get(name)) : UNKNOWN;
    }
}
