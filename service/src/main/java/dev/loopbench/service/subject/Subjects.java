package dev.loopbench.service.subject;

import dev.loopbench.service.jdbc.JdbcAccess;
import dev.loopbench.service.jdbc.Statements;
import dev.loopbench.service.observe.SocketTable;
import dev.loopbench.service.protocol.BytesProtocol;
import dev.loopbench.service.protocol.Escapes;
import dev.loopbench.service.protocol.HttpOptions;
import dev.loopbench.service.protocol.HttpProtocol;
import dev.loopbench.service.protocol.RedisProtocol;
import dev.loopbench.service.protocol.Tls;
import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.Target.Scheme;

/** From a target and options to a subject. Nothing is sent. */
public final class Subjects {

    private final SubjectOptions options;

    public Subjects(SubjectOptions options) {
        this.options = options;
    }

    /**
     * The subject.
     *
     * @param target whose addresses may be several; the first at which somebody listens is taken
     * @throws RefusedTarget when the options do not fit the target
     */
    public Subject of(Target target) {
        SocketTable sockets = SocketTable.ofThisMachine();
        Target chosen = target.addresses().stream()
                .filter(sockets::isListening)
                .findFirst()
                .map(target::at)
                .orElse(target);
        return switch (chosen.scheme()) {
            case HTTP -> new NettySubject(chosen, http(chosen), null);
            case HTTPS ->
                new NettySubject(
                        chosen,
                        http(chosen),
                        Tls.context(
                                options.trust().certificates(), options.trust().any()));
            case REDIS -> new NettySubject(chosen, redis(chosen), null);
            case TCP -> new NettySubject(chosen, bytes(), null);
            case JDBC -> jdbc(chosen);
        };
    }

    private HttpProtocol http(Target target) {
        String host = target.isUnix() ? "localhost" : target.shownAddress();
        HttpOptions http = new HttpOptions(
                host,
                options.http().method(),
                options.http().headers(),
                options.http().body(),
                options.http().expectedStatuses(),
                options.reply().mostBytes());
        return options.mix().isEmpty()
                ? HttpProtocol.of(target.path(), http, options.allowWrites())
                : HttpProtocol.mix(options.mix(), http, options.allowWrites());
    }

    private RedisProtocol redis(Target target) {
        String database = target.path().replaceFirst("^/", "");
        if (!database.matches("\\d{0,5}")) {
            throw new RefusedTarget("the path of a redis:// target is the number of a database, such as /2");
        }
        return RedisProtocol.mix(
                options.lines("PING"),
                RedisProtocol.greetings(options.login().user(), options.login().password(), database),
                options.allowWrites());
    }

    private BytesProtocol bytes() {
        String until = options.reply().until();
        if ((until == null) == (options.reply().bytes() == 0)) {
            throw new RefusedTarget("a target of your own bytes needs --send and either --until or --reply-bytes");
        }
        byte[] end = until == null ? null : Escapes.bytes(until);
        if (end != null && end.length == 0) {
            throw new RefusedTarget("--until: nothing to wait for");
        }
        if (options.reply().bytes() > options.reply().mostBytes()) {
            throw new RefusedTarget("--reply-bytes " + options.reply().bytes() + " is more than --max-reply allows");
        }
        return new BytesProtocol(
                options.lines(""),
                new BytesProtocol.End(
                        end,
                        options.reply().bytes(),
                        options.reply().mostBytes(),
                        Escapes.bytes(options.reply().expected())));
    }

    private JdbcSubject jdbc(Target target) {
        JdbcAccess access = new JdbcAccess(
                target,
                options.driverPath(),
                options.login().user(),
                options.login().password(),
                options.allowWrites(),
                options.reply().timeoutNanos());
        return new JdbcSubject(target, access, Statements.checked(options.lines("SELECT 1"), options.allowWrites()));
    }

    /** Whether more than one request may be outstanding on a connection. */
    public static boolean pipelines(Scheme scheme) {
        return scheme != Scheme.JDBC;
    }
}
