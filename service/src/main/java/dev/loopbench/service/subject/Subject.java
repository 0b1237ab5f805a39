package dev.loopbench.service.subject;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.target.Target;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/** A target that can be loaded. */
public interface Subject {

    /** The target that is measured. */
    Target target();

    /** Sends a few requests, one at a time. */
    FirstLook look(ClientThreads threads, LoadShape shape) throws IOException, InterruptedException;

    /** A client for that load; nothing is connected yet. */
    ServiceClient client(ClientThreads threads, LoadShape shape);

    /**
     * Starts the suite's own echo with the requests and replies of the service. Only after a first look without a problem.
     *
     * @param cpus where it may run, as the service does; empty leaves that to the scheduler
     * @return empty where replies are too long for it
     */
    Optional<EchoSubject> floor(SortedSet<Integer> cpus) throws IOException;

    /**
     * The findings of a few requests before any load.
     *
     * @param problem why the target cannot be measured; empty if it can
     * @param kind of the problem; empty without one
     * @param requestBytes of a request, as they go over the connection; the mean of a mix by its weights
     * @param replyBytes of the reply to it
     * @param closes whether the service closes the connection after a reply
     */
    record FirstLook(
            Optional<String> problem, Optional<ErrorKind> kind, double requestBytes, int replyBytes, boolean closes) {}
}
