package dev.loopbench.results.measure;

import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.observe.Meter;
import dev.loopbench.service.observe.ServiceProcesses;
import dev.loopbench.service.subject.EchoSubject;
import dev.loopbench.service.subject.Subject;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.turns.Contender;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A target in a measurement: its contender, and its floor's.
 *
 * @param subject the target
 * @param look what a first look told
 * @param service takes turns
 * @param floor its echo; absent where there is none
 * @param floorContender takes turns, too; likewise
 */
record Participant(
        Subject subject,
        FirstLook look,
        Contender service,
        @Nullable EchoSubject floor,
        @Nullable Contender floorContender) {

    private static final double FLOOR_SHARE = 0.2;

    static Participant of(
            String name,
            Subject subject,
            FirstLook look,
            ServiceClient client,
            @Nullable EchoSubject floor,
            @Nullable ServiceClient floorClient) {
        Contender service = new Contender(name, client, () -> meter(subject), 1);
        Contender below = floor == null || floorClient == null
                ? null
                : new Contender(name + "'s floor", floorClient, () -> Optional.of(floor.meter()), FLOOR_SHARE);
        return new Participant(subject, look, service, floor, below);
    }

    /** Of the processes behind the target, as far as they can be seen. */
    static Optional<Meter> meter(Subject subject) {
        Collection<Integer> pids =
                ServiceProcesses.ofThisMachine().at(subject.target().address());
        return pids.isEmpty() ? Optional.empty() : Optional.of(Meter.ofProcesses(pids));
    }

    /** Its errors, without figures. */
    TargetFigures unmeasured() {
        Errors errors = service.client().errors();
        return TargetFigures.unmeasured(
                service.name(), subject.target(), ErrorText.counts(errors), ErrorText.examples(errors));
    }

    Stream<Contender> contenders() {
        return Stream.of(Optional.of(service), Optional.ofNullable(floorContender))
                .flatMap(Optional::stream);
    }

    void close() {
        contenders().forEach(contender -> contender.client().close());
        if (floor != null) {
            floor.close();
        }
    }
}
