package dev.loopbench.service.target;

import dev.loopbench.service.target.Target.Scheme;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads targets as users write them. Unix sockets are written as nginx does: {@code http://unix:/run/app.sock:/health},
 * {@code redis://unix:/run/redis.sock}, and {@code unix:/run/app.sock} for bytes of the user's own.
 */
public final class TargetParser {

    private static final String UNIX = "unix:";
    private static final String FORMS =
            "write http://127.0.0.1:62893/path, https://..., redis://127.0.0.1:6379, tcp://127.0.0.1:7,"
                    + " unix:/path or jdbc:postgresql://127.0.0.1:5432/db";
    private static final int HIGHEST_PORT = 65_535;

    private TargetParser() {}

    /**
     * The target.
     *
     * @throws RefusedTarget when it cannot be read or is not on loopback; nothing was looked up or sent
     */
    public static Target parse(String text) {
        if (text.startsWith(UNIX)) {
            return new Target(text, Scheme.TCP, List.of(socket(text, text.substring(UNIX.length()))), "");
        }
        if (text.startsWith("jdbc:")) {
            return JdbcTarget.parse(text);
        }
        int colon = text.indexOf("://");
        if (colon < 0) {
            throw new RefusedTarget("target '" + TargetText.shown(text) + "' has no scheme: " + FORMS);
        }
        Scheme scheme = scheme(text.substring(0, colon), text);
        String rest = text.substring(colon + 3);
        return rest.startsWith(UNIX) ? overUnix(text, scheme, rest.substring(UNIX.length())) : overTcp(text, scheme);
    }

    private static Scheme scheme(String name, String text) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "http" -> Scheme.HTTP;
            case "https" -> Scheme.HTTPS;
            case "redis" -> Scheme.REDIS;
            case "tcp" -> Scheme.TCP;
            default ->
                throw new RefusedTarget("target '" + TargetText.shown(text) + "' has an unknown scheme: " + FORMS);
        };
    }

    private static Target overUnix(String text, Scheme scheme, String rest) {
        int end = rest.indexOf(':');
        String file = end < 0 ? rest : rest.substring(0, end);
        String path = end < 0 ? "" : rest.substring(end + 1);
        boolean http = scheme == Scheme.HTTP || scheme == Scheme.HTTPS;
        return new Target(text, scheme, List.of(socket(text, file)), http && path.isEmpty() ? "/" : path);
    }

    private static SocketAddress socket(String text, String file) {
        if (!file.startsWith("/")) {
            throw new RefusedTarget("target '" + TargetText.shown(text) + "': the path of a Unix socket begins with /");
        }
        return UnixDomainSocketAddress.of(file);
    }

    private static Target overTcp(String text, Scheme scheme) {
        URI uri = uri(text);
        String authority = String.valueOf(uri.getRawAuthority());
        if (authority.indexOf('@') >= 0) {
            throw new RefusedTarget("a target with a user or password in it: others can read command lines;"
                    + " use --user and --password env:NAME, file:PATH or prompt");
        }
        if (uri.getHost() == null) {
            throw new RefusedTarget("target '" + TargetText.shown(text) + "' has no host that can be read: " + FORMS);
        }
        return new Target(text, scheme, addresses(uri.getHost(), port(uri, scheme, text)), path(uri, scheme));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new RefusedTarget("target '" + TargetText.shown(text) + "' is no URL: " + Shown.text(e.getReason()));
        }
    }

    private static int port(URI uri, Scheme scheme, String text) {
        int port = uri.getPort() < 0 ? scheme.defaultPort() : uri.getPort();
        if (port < 1 || port > HIGHEST_PORT) {
            throw new RefusedTarget("target '" + TargetText.shown(text) + "': name a port from 1 to " + HIGHEST_PORT);
        }
        return port;
    }

    private static String path(URI uri, Scheme scheme) {
        if (scheme != Scheme.HTTP && scheme != Scheme.HTTPS) {
            return nullToEmpty(uri.getRawPath());
        }
        String path = nullToEmpty(uri.getRawPath());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static List<SocketAddress> addresses(String host, int port) {
        return LoopbackHost.resolve(host).stream()
                .<SocketAddress>map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
