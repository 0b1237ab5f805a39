package dev.loopbench.service.subject;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.echo.EchoFloor;
import dev.loopbench.service.load.Dialing;
import dev.loopbench.service.load.NettyServiceClient;
import dev.loopbench.service.observe.Meter;
import dev.loopbench.service.protocol.Protocol;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;

/** The suite's own echo, and clients of it that speak as those of the service do. */
public final class EchoSubject implements AutoCloseable {

    private final EchoFloor echo;
    private final Protocol protocol;

    EchoSubject(Protocol protocol, Map<Integer, byte[]> replies, boolean unix, SortedSet<Integer> cpus)
            throws IOException {
        this.protocol = protocol;
        echo = new EchoFloor(protocol.requests(), replies, unix, cpus);
    }

    /** A client for that load. The echo keeps connections, so there is none for each request. */
    public ServiceClient client(ClientThreads threads, LoadShape shape) {
        Dialing dialing = new Dialing(echo.address(), "the echo", "localhost", protocol, null, false);
        return new NettyServiceClient(threads, dialing, shape.withConnectPerRequest(false));
    }

    /** Of the echo's thread. */
    public Meter meter() {
        return Meter.ofOwnThreads(echo.tids());
    }

    @Override
    public void close() {
        echo.close();
    }
}
