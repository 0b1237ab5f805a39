package dev.loopbench.results.measure;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.subject.EchoSubject;
import dev.loopbench.service.subject.Subject;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.TargetParser;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * A target without an echo, at an address to which nothing is sent.
 *
 * @param clients load → its client
 */
record FakeSubject(Function<LoadShape, FakeClient> clients) implements Subject {

    static final String TARGET = "http://127.0.0.1:1/";

    @Override
    public Target target() {
        return TargetParser.parse(TARGET);
    }

    @Override
    public FirstLook look(ClientThreads threads, LoadShape shape) {
        return new FirstLook(Optional.empty(), Optional.empty(), 1, 1, false);
    }

    @Override
    public ServiceClient client(ClientThreads threads, LoadShape shape) {
        return clients.apply(shape);
    }

    @Override
    public Optional<EchoSubject> floor(SortedSet<Integer> cpus) {
        return Optional.empty();
    }
}
