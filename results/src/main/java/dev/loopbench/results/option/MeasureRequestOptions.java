package dev.loopbench.results.option;

import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.subject.SubjectOptions;
import dev.loopbench.service.target.Secret;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The requests of {@code measure} and the replies that it expects, as options. */
public final class MeasureRequestOptions {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1);
    private static final Duration MOST_TIMEOUT = Duration.ofMinutes(1);
    private static final int MOST_REPLY = 16 << 20;
    private static final int LARGEST_REPLY = 512 << 20;
    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;

    @Option(names = "--method", paramLabel = "METHOD", description = "HTTP: the method. Default: GET.")
    private String method = "GET";

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "HTTP: a header; may be repeated.")
    private List<String> headers = List.of();

    @Option(
            names = "--secret-header",
            paramLabel = "NAME=SOURCE",
            description =
                    "HTTP: a header with a secret from env:NAME, file:PATH or prompt, such as Authorization=env:TOKEN.")
    private List<String> secretHeaders = List.of();

    @Option(names = "--body", paramLabel = "TEXT", description = "HTTP: the body.")
    private @Nullable String body;

    @Option(names = "--body-file", paramLabel = "FILE", description = "HTTP: a file with the body.")
    private @Nullable Path bodyFile;

    @Option(
            names = "--expect-status",
            split = ",",
            paramLabel = "STATUS",
            description = "HTTP: statuses that are no errors. Default: 200 to 299.")
    private List<Integer> expectedStatuses = List.of();

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            description =
                    "Redis: what is sent, such as 'GET key' or 'SET key {64}' for a value of 64 bytes. Default: PING.")
    private @Nullable String command;

    @Option(names = "--sql", paramLabel = "SQL", description = "Database: the statement, prepared. Default: SELECT 1.")
    private @Nullable String sql;

    @Option(
            names = "--send",
            paramLabel = "BYTES",
            description = "tcp: and unix:: what is sent, with escapes such as \\r\\n or \\x00.")
    private @Nullable String send;

    @Option(names = "--until", paramLabel = "BYTES", description = "tcp: and unix:: how each reply ends, with escapes.")
    private @Nullable String until;

    @Option(
            names = "--reply-bytes",
            paramLabel = "N",
            description = "tcp: and unix:: how long each reply is, in place of --until.")
    private @Nullable Integer replyBytes;

    @Option(
            names = "--expect",
            paramLabel = "BYTES",
            description = "tcp: and unix:: how each reply must begin, with escapes.")
    private String expected = "";

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description =
                    "A weighted mix, a request each line: WEIGHT and METHOD PATH [BODY], a command, SQL, or bytes.")
    private @Nullable Path mix;

    @Option(names = "--user", paramLabel = "NAME", description = "Redis and databases: the user.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "SOURCE",
            description = "Redis and databases: where the password is: env:NAME, file:PATH or prompt.")
    private @Nullable String password;

    @Option(
            names = "--driver-path",
            paramLabel = "JAR",
            description = "Databases other than PostgreSQL: the JDBC driver.")
    private @Nullable Path driverPath;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "https: certificates to trust, in PEM. Default: the JDK's.")
    private @Nullable Path trust;

    @Option(names = "--trust-any", description = "https: trust any certificate.")
    private boolean trustAny;

    @Option(names = "--allow-writes", description = "Allow methods, commands and statements that may change data.")
    private boolean allowWrites;

    @Option(
            names = "--timeout",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description = "How long a reply may take. Default: 5s.")
    private @Nullable Duration timeout;

    @Option(
            names = "--max-reply",
            paramLabel = "SIZE",
            description = "The longest reply that is accepted. Default: 16MiB.")
    private @Nullable String maxReply;

    long timeoutNanos() {
        return OptionValues.within("--timeout", timeout, LEAST_TIMEOUT, MOST_TIMEOUT)
                .orElse(TIMEOUT)
                .toNanos();
    }

    int mostReplyBytes() {
        return maxReply == null
                ? MOST_REPLY
                : OptionValues.sizes("--max-reply", List.of(maxReply), 1, LARGEST_REPLY)
                        .get(0);
    }

    /** @throws UnusableInput naming the option, the value and what is allowed */
    public SubjectOptions options(Map<String, String> environment, @Nullable Console console) {
        if (Stream.of(command, sql, send, mix).filter(Objects::nonNull).count() > 1) {
            throw new UnusableInput("--requests", "only one of --requests, --command, --sql and --send is allowed");
        }
        return new SubjectOptions(
                http(environment, console),
                Stream.of(command, sql, send)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                mix == null
                        ? List.of()
                        : MixLine.parse(read("--requests", mix).lines().toList()),
                reply(),
                new SubjectOptions.Login(user, password == null ? null : Secret.from(password, environment, console)),
                new SubjectOptions.Trust(trust, trustAny),
                driverPath,
                allowWrites);
    }

    private SubjectOptions.Http http(Map<String, String> environment, @Nullable Console console) {
        return new SubjectOptions.Http(
                method,
                headers(environment, console),
                secretHeaderNames(),
                body(),
                OptionValues.within("--expect-status", expectedStatuses, LEAST_STATUS, MOST_STATUS));
    }

    private SubjectOptions.Reply reply() {
        return new SubjectOptions.Reply(
                until,
                OptionValues.within("--reply-bytes", replyBytes, 1, LARGEST_REPLY)
                        .orElse(0),
                expected,
                timeoutNanos(),
                mostReplyBytes());
    }

    private List<Map.Entry<String, String>> headers(Map<String, String> environment, @Nullable Console console) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new UnusableInput("--header", "'" + header + "': write 'NAME: VALUE'");
            }
            String name = header.substring(0, colon).strip();
            if (SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new UnusableInput("--header", name + " is a secret: use --secret-header " + name + "=env:NAME");
            }
            all.add(Map.entry(name, header.substring(colon + 1).strip()));
        }
        for (String header : secretHeaders) {
            int equals = header.indexOf('=');
            if (equals < 1) {
                throw new UnusableInput("--secret-header", "must be NAME=SOURCE, such as Authorization=env:TOKEN");
            }
            all.add(Map.entry(
                    header.substring(0, equals),
                    Secret.from(header.substring(equals + 1), environment, console)
                            .reveal()));
        }
        return all;
    }

    private Set<String> secretHeaderNames() {
        return secretHeaders.stream()
                .map(header -> header.substring(0, header.indexOf('=')))
                .collect(Collectors.toSet());
    }

    private byte[] body() {
        if (body != null && bodyFile != null) {
            throw new UnusableInput("--body", "and --body-file: only one of them is allowed");
        }
        if (bodyFile != null) {
            return read("--body-file", bodyFile).getBytes(StandardCharsets.UTF_8);
        }
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableInput(option, file + " cannot be read as UTF-8 text");
        }
    }
}
