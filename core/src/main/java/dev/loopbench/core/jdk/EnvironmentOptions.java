package dev.loopbench.core.jdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options that the environment gives to every JVM, those of forks included: the JVM reads them by itself.
 *
 * @param byVariable variable → its value, of those that are set and not blank
 */
public record EnvironmentOptions(Map<String, String> byVariable) {

    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Those of this process, which its children inherit. */
    public static EnvironmentOptions ofThisProcess() {
        return of(System.getenv());
    }

    static EnvironmentOptions of(Map<String, String> environment) {
        Map<String, String> set = new TreeMap<>();
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                set.put(variable, value.strip());
            }
        }
        return new EnvironmentOptions(set);
    }

    /** Every option by itself. Quotes stay, since nothing here needs what they enclose. */
    public List<String> options() {
        List<String> options = new ArrayList<>();
        byVariable.values().forEach(value -> options.addAll(List.of(value.split("\\s+"))));
        return options;
    }

    /** One line for each variable, for people. */
    public List<String> remarks() {
        return byVariable.entrySet().stream()
                .map(variable ->
                        "every JVM of this run has the options of " + variable.getKey() + ": " + variable.getValue())
                .toList();
    }
}
