package dev.loopbench.results.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing about this machine.
 *
 * @param id for programs, such as {@code congestion-control}
 * @param subject what it is about, in a few words
 * @param value what was found
 * @param source where
 * @param why it matters, in one line
 * @param commands that change it; none where nothing on this machine does
 * @param benefit what changing it was measured to bring, and where that is documented; absent where the suite has no figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        String id,
        Severity severity,
        String subject,
        String value,
        String source,
        String why,
        List<String> commands,
        @Nullable String benefit) {

    public Finding {
        commands = List.copyOf(commands);
    }

    /** One that no command changes and that has no measured benefit. */
    public static Finding of(Severity severity, String id, String subject, String value, String source, String why) {
        return new Finding(id, severity, subject, value, source, why, List.of(), null);
    }

    /** The same with the commands that change it. */
    public Finding fix(String... shell) {
        return new Finding(id, severity, subject, value, source, why, List.of(shell), benefit);
    }

    /** The same with a measured benefit. */
    Finding benefit(String measured) {
        return new Finding(id, severity, subject, value, source, why, commands, measured);
    }

    /** How much a finding matters; the gravest first. */
    public enum Severity {
        /** It spoils a measurement: a run that is to be published should wait. */
        SPOILS,
        /** It slows local services, or makes part of the suite impossible. */
        COSTS,
        /** Good to know when reading figures. */
        NOTE;

        /** The word in reports and documents. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
