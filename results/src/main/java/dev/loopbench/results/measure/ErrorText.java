package dev.loopbench.results.measure;

import dev.loopbench.core.text.Counted;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.protocol.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of a client as keys and words of a document. */
final class ErrorText {

    private ErrorText() {}

    /** Kind → how many. */
    static Map<String, Long> counts(Errors errors) {
        Map<String, Long> counts = new LinkedHashMap<>();
        errors.counts().forEach((kind, count) -> counts.put(kind.key(), count));
        return counts;
    }

    /** Kind → its words and what the first one was. */
    static Map<String, String> examples(Errors errors) {
        Map<String, String> examples = new LinkedHashMap<>();
        errors.counts().keySet().forEach(kind -> examples.put(kind.key(), example(errors, kind)));
        return examples;
    }

    /** How many there were, and the first kind of them; only with errors. */
    static String line(Errors errors) {
        ErrorKind first = errors.counts().keySet().iterator().next();
        return Counted.of(errors.total(), "error") + ", such as " + example(errors, first);
    }

    private static String example(Errors errors, ErrorKind kind) {
        return kind.words() + ": " + errors.example(kind);
    }
}
