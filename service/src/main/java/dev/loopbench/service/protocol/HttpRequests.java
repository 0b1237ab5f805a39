package dev.loopbench.service.protocol;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import dev.loopbench.service.target.TargetText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Encodes HTTP requests once, by Netty's encoder, so that sending one costs a write of known bytes. */
final class HttpRequests {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private HttpRequests() {}

    static boolean isHead(String method) {
        return method.equals("HEAD");
    }

    /** @throws RefusedTarget when the method may write and that was not allowed */
    static String method(String text, boolean allowWrites) {
        String method = text.toUpperCase(Locale.ROOT);
        if (!method.matches("[A-Z]{1,20}") || method.equals("CONNECT")) {
            throw new RefusedTarget(
                    "method '" + Shown.text(text) + "': allowed are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        if (!allowWrites && !READING.contains(method)) {
            throw new RefusedTarget("method " + method + " may change data: add --allow-writes");
        }
        return method;
    }

    static byte[] encoded(String method, String path, HttpOptions options, byte[] body) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new RefusedTarget("path '" + TargetText.shown(path) + "': it begins with / and has no blanks");
        }
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), path, Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.HOST, options.host());
        request.headers().set(HttpHeaderNames.USER_AGENT, "loopbench");
        request.headers().set(HttpHeaderNames.ACCEPT, "*/*");
        try {
            options.headers().forEach(header -> request.headers().set(header.getKey(), header.getValue()));
        } catch (IllegalArgumentException e) {
            // The exception repeats the value, which may be a secret.
            throw new RefusedTarget("--header: a name or a value has characters that HTTP does not allow");
        }
        if (body.length > 0) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return bytes(new EmbeddedChannel(new HttpRequestEncoder()), List.of(request));
    }

    /** The bytes that the channel's encoder makes of the messages. */
    static byte[] bytes(EmbeddedChannel channel, List<?> messages) {
        channel.writeOutbound(messages.toArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            bytes.writeBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        channel.finishAndReleaseAll();
        return bytes.toByteArray();
    }
}
