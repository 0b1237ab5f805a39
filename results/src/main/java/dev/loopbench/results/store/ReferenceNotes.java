package dev.loopbench.results.store;

import dev.loopbench.results.quiet.Reference;
import dev.loopbench.results.quiet.References;
import dev.loopbench.results.quiet.SliceClassifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Notes on the references of a run: those that it never saw, those that it replaced, and wake-ups without one. */
final class ReferenceNotes {

    private static final double NANOS_PER_MICRO = 1e3;

    private ReferenceNotes() {}

    /**
     * The notes, one line each.
     *
     * @param file that keeps references for later runs
     */
    static List<String> of(References references, Path file) {
        return Stream.of(
                        references.all().stream()
                                .filter(reference -> reference.missedByRun(SliceClassifier.TOLERANCE))
                                .map(reference -> missed(reference, file)),
                        references.all().stream().filter(Reference::healed).map(reference -> healed(reference, file)),
                        unknownWakeUps(references))
                .flatMap(notes -> notes)
                .toList();
    }

    private static String missed(Reference reference, Path file) {
        return String.format(
                Locale.ROOT,
                "this run never saw the %s undisturbed: its CPU probe took %.2f µs, in an earlier run %.2f µs;"
                        + " if the machine has changed for good, delete %s",
                reference.key().label(),
                reference.runNanos() / NANOS_PER_MICRO,
                reference.nanos() / NANOS_PER_MICRO,
                file);
    }

    private static String healed(Reference reference, Path file) {
        return String.format(
                Locale.ROOT,
                "%d forks agree that the CPU probe of the %s takes %.2f µs; the other time in %s was wrong and is replaced",
                reference.runForks(),
                reference.key().label(),
                reference.nanos() / NANOS_PER_MICRO,
                file);
    }

    private static Stream<String> unknownWakeUps(References references) {
        return references.wakeUps().stream()
                .filter(usual -> usual.nanos() == null)
                .map(usual -> "too few wake-up samples on undisturbed CPUs between the "
                        + usual.client().label() + ", and the " + usual.server().label()
                        + ": the CPU probe alone judged what was quiet there");
    }
}
