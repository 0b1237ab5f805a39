package dev.loopbench.service.subject;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.load.Dialing;
import dev.loopbench.service.load.NettyServiceClient;
import dev.loopbench.service.load.Preflight;
import dev.loopbench.service.protocol.Protocol;
import dev.loopbench.service.protocol.Protocol.Request;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.target.Target;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A target of a protocol that Netty has a codec for. */
final class NettySubject implements Subject {

    /** The echo keeps a buffer of a reply's size for each connection. */
    private static final int LONGEST_ECHO = 1 << 20;

    private final Target target;
    private final Protocol protocol;
    private final Dialing dialing;
    private Map<Integer, byte[]> replies = Map.of();

    NettySubject(Target target, Protocol protocol, @Nullable SslContext tls) {
        this.target = target;
        this.protocol = protocol;
        dialing = new Dialing(target.address(), target.shownAddress(), host(target), protocol, tls, true);
    }

    /** The name that a certificate must have: as it was written. */
    private static String host(Target target) {
        if (target.address() instanceof InetSocketAddress inet && !target.text().contains("://localhost")) {
            return inet.getAddress().getHostAddress();
        }
        return "localhost";
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public FirstLook look(ClientThreads threads, LoadShape shape) throws InterruptedException {
        Preflight preflight = Preflight.of(threads, dialing, shape);
        replies = preflight.replies();
        byte[] reply = replies.getOrDefault(0, new byte[0]);
        double requestBytes = Request.meanBytes(protocol.requests());
        return new FirstLook(preflight.problem(), preflight.kind(), requestBytes, reply.length, preflight.closes());
    }

    @Override
    public ServiceClient client(ClientThreads threads, LoadShape shape) {
        return new NettyServiceClient(threads, dialing, shape);
    }

    @Override
    public Optional<EchoSubject> floor(SortedSet<Integer> cpus) throws IOException {
        if (replies.values().stream().anyMatch(reply -> reply.length > LONGEST_ECHO)) {
            return Optional.empty();
        }
        return Optional.of(new EchoSubject(protocol, replies, target.isUnix(), cpus));
    }
}
