package dev.loopbench.results.words;

import dev.loopbench.results.store.Summary;
import java.time.Duration;
import java.util.List;

/** The answer of a run in words: for each panel two or three sentences. */
public final class RunWords {

    /** The service time that differences are related to unless told otherwise. */
    public static final Duration SERVICE_TIME = Duration.ofMillis(5);

    private RunWords() {}

    /**
     * The answer of one panel.
     *
     * @param panel its name
     * @param sentences in reading order, at least one
     */
    public record Answer(String panel, List<String> sentences) {

        public Answer {
            sentences = List.copyOf(sentences);
        }

        /** In one line. */
        public String text() {
            return panel + ": " + String.join(" ", sentences);
        }
    }

    /**
     * An answer for each panel, in their order. Names are those of the run, unescaped: whoever shows them escapes them.
     *
     * @param serviceTime of the reader's own request, more than 0
     */
    public static List<Answer> of(Summary summary, Duration serviceTime) {
        return summary.panels().stream()
                .map(panel -> of(PanelFacts.of(summary, panel), serviceTime))
                .toList();
    }

    /** The answer of one panel, likewise. */
    public static Answer of(PanelFacts facts, Duration serviceTime) {
        return new Answer(facts.name(), new PanelWords(facts).sentences(serviceTime));
    }
}
