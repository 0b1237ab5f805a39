package dev.loopbench.results.option;

import dev.loopbench.service.target.TargetText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of {@code measure} as they may be stored and shown. Whatever may be a secret is {@value TargetText#LEFT_OUT}: values of
 * headers that are not known to be harmless, bodies, bytes to send, commands and SQL that may write, literals of SQL, and parameters of
 * targets whose names hint at secrets.
 */
public final class ArgumentsWithoutSecrets {

    private static final Set<String> HARMLESS_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "user-agent",
            "connection",
            "host",
            "cache-control");

    private final ParseResult parsed;
    private final Set<String> targets = new HashSet<>();

    /** @param parsed of the command whose arguments they are */
    public ArgumentsWithoutSecrets(ParseResult parsed) {
        this.parsed = parsed;
        parsed.matchedPositionals().forEach(positional -> targets.addAll(positional.originalStringValues()));
    }

    /** Those arguments, in their order. */
    public List<String> of(List<String> arguments) {
        List<String> shown = new ArrayList<>();
        boolean hasOptionsEnded = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (hasOptionsEnded || !argument.startsWith("-")) {
                shown.add(target(argument));
            } else if (argument.equals("--")) {
                hasOptionsEnded = true;
                shown.add(argument);
            } else if (argument.contains("=")) {
                int equals = argument.indexOf('=');
                String name = argument.substring(0, equals);
                shown.add(name + "=" + value(name, argument.substring(equals + 1)));
            } else {
                shown.add(argument);
                if (takesValue(argument) && i + 1 < arguments.size()) {
                    shown.add(value(argument, arguments.get(++i)));
                }
            }
        }
        return shown;
    }

    /** A file of arguments is named, not read. */
    private String target(String argument) {
        return targets.contains(argument) || argument.startsWith("@")
                ? TargetText.masked(argument)
                : TargetText.LEFT_OUT;
    }

    private boolean takesValue(String name) {
        OptionSpec option = parsed.commandSpec().findOption(name);
        return option != null && option.arity().max() > 0;
    }

    private String value(String option, String value) {
        return switch (option) {
            case "--header" -> header(value);
            case "--body", "--send" -> TargetText.LEFT_OUT;
            case "--command" -> mayWrite() ? firstWord(value) : value;
            case "--sql" ->
                mayWrite() ? firstWord(value) : value.replaceAll("'[^']*'", "'" + TargetText.LEFT_OUT + "'");
            default -> value;
        };
    }

    private boolean mayWrite() {
        return parsed.hasMatchedOption("--allow-writes");
    }

    private static String firstWord(String text) {
        return text.strip().split("\\s", 2)[0] + " " + TargetText.LEFT_OUT;
    }

    private static String header(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return TargetText.LEFT_OUT;
        }
        String name = text.substring(0, colon).strip();
        return HARMLESS_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? text : name + ": " + TargetText.LEFT_OUT;
    }
}
