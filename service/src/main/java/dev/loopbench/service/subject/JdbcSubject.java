package dev.loopbench.service.subject;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.jdbc.JdbcAccess;
import dev.loopbench.service.jdbc.JdbcClient;
import dev.loopbench.service.jdbc.JdbcPreflight;
import dev.loopbench.service.protocol.BytesProtocol;
import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.target.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A database. Its floor has requests and replies of the same sizes, but not the driver: what the driver takes is counted as the
 * service's.
 */
final class JdbcSubject implements Subject {

    private final Target target;
    private final JdbcAccess access;
    private final List<MixLine> statements;
    private int requestBytes;
    private int replyBytes;

    JdbcSubject(Target target, JdbcAccess access, List<MixLine> statements) {
        this.target = target;
        this.access = access;
        this.statements = statements;
    }

    @Override
    public Target target() {
        return target;
    }

    @Override
    public FirstLook look(ClientThreads threads, LoadShape shape) throws IOException {
        JdbcPreflight preflight = JdbcPreflight.of(access, statements, target.address());
        requestBytes = preflight.requestBytes();
        replyBytes = preflight.replyBytes();
        return new FirstLook(preflight.problem(), preflight.kind(), requestBytes, replyBytes, false);
    }

    @Override
    public ServiceClient client(ClientThreads threads, LoadShape shape) {
        return new JdbcClient(threads.threads(), access, statements, shape);
    }

    @Override
    public Optional<EchoSubject> floor(SortedSet<Integer> cpus) throws IOException {
        if (requestBytes < 1 || replyBytes < 1) {
            return Optional.empty();
        }
        BytesProtocol sizes = new BytesProtocol(
                List.of(new MixLine(1, 1, "x".repeat(requestBytes))),
                new BytesProtocol.End(null, replyBytes, replyBytes, new byte[0]));
        return Optional.of(new EchoSubject(sizes, Map.of(0, new byte[replyBytes]), false, cpus));
    }
}
