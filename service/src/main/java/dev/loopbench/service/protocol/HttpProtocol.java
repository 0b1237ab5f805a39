package dev.loopbench.service.protocol;

import dev.loopbench.service.protocol.Protocol.Request;
import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.TargetText;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 by Netty's codec. Redirects are not followed. */
public final class HttpProtocol implements Protocol {

    private static final HttpDecoderConfig DECODER =
            new HttpDecoderConfig().setValidateHeaders(false).setAllowPartialChunks(true);

    private final List<Request> requests;
    private final boolean[] heads;
    private final HttpOptions options;

    private HttpProtocol(List<Request> requests, boolean[] heads, HttpOptions options) {
        this.requests = List.copyOf(requests);
        this.heads = heads;
        this.options = options;
    }

    /**
     * One request.
     *
     * @throws RefusedTarget when it is not allowed
     */
    public static HttpProtocol of(String path, HttpOptions options, boolean allowWrites) {
        String method = HttpRequests.method(options.method(), allowWrites);
        byte[] bytes = HttpRequests.encoded(method, path, options, options.body());
        return new HttpProtocol(
                List.of(new Request(method + " " + TargetText.shown(path), bytes, 1)),
                new boolean[] {HttpRequests.isHead(method)},
                options);
    }

    /**
     * A mix of requests, a line each: {@code METHOD PATH [BODY]}.
     *
     * @throws RefusedTarget when one of them is not allowed
     */
    public static HttpProtocol mix(List<MixLine> lines, HttpOptions options, boolean allowWrites) {
        List<Request> requests = new ArrayList<>();
        boolean[] heads = new boolean[lines.size()];
        for (MixLine line : lines) {
            String[] parts = line.text().split(" ", 3);
            if (parts.length < 2) {
                throw line.refused("METHOD PATH [BODY]");
            }
            String method = HttpRequests.method(parts[0], allowWrites);
            byte[] body = parts.length > 2 ? parts[2].getBytes(StandardCharsets.UTF_8) : new byte[0];
            heads[requests.size()] = HttpRequests.isHead(method);
            requests.add(new Request(
                    method + " " + TargetText.shown(parts[1]),
                    HttpRequests.encoded(method, parts[1], options, body),
                    line.weight()));
        }
        return new HttpProtocol(requests, heads, options);
    }

    @Override
    public List<Request> requests() {
        return requests;
    }

    @Override
    public List<byte[]> greetings() {
        return List.of();
    }

    @Override
    public void addDecoders(ChannelPipeline pipeline, Replies replies) {
        pipeline.addLast(new HttpReplyDecoder(DECODER, replies, heads), new HttpReplyHandler(replies, options));
    }

    /** Netty's decoder, which must be told which replies have no body because the request was a HEAD. */
    static final class HttpReplyDecoder extends HttpResponseDecoder {

        private final Replies replies;
        private final boolean[] heads;

        HttpReplyDecoder(HttpDecoderConfig config, Replies replies, boolean[] heads) {
            super(config);
            this.replies = replies;
            this.heads = heads;
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage message) {
            int awaited = replies.awaited();
            return (awaited >= 0 && heads[awaited]) || super.isContentAlwaysEmpty(message);
        }
    }
}
