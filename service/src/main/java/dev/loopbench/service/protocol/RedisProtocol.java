package dev.loopbench.service.protocol;

import dev.loopbench.service.protocol.Protocol.Request;
import dev.loopbench.service.target.Secret;
import dev.loopbench.service.target.Shown;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.redis.RedisDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RESP by Netty's codec. */
public final class RedisProtocol implements Protocol {

    private final List<Request> requests;
    private final List<byte[]> greetings;

    private RedisProtocol(List<Request> requests, List<byte[]> greetings) {
        this.requests = List.copyOf(requests);
        this.greetings = List.copyOf(greetings);
    }

    /**
     * A mix of commands; one line is one command.
     *
     * @param greetings from {@link #greetings(String, Secret, String)}
     * @throws dev.loopbench.service.target.RefusedTarget when one of them is not allowed
     */
    public static RedisProtocol mix(List<MixLine> lines, List<byte[]> greetings, boolean allowWrites) {
        return new RedisProtocol(
                lines.stream()
                        .map(line -> new Request(
                                Shown.text(line.text()),
                                RedisCommands.encoded(line.text(), allowWrites),
                                line.weight()))
                        .toList(),
                greetings);
    }

    /**
     * The commands that each connection sends first.
     *
     * @param user absent for the default user
     * @param password absent where none is needed
     * @param database its number; empty for 0
     */
    public static List<byte[]> greetings(@Nullable String user, @Nullable Secret password, String database) {
        List<byte[]> greetings = new ArrayList<>();
        if (password != null) {
            greetings.add(RedisCommands.array(
                    user == null ? List.of("AUTH", password.reveal()) : List.of("AUTH", user, password.reveal())));
        }
        if (!database.isEmpty()) {
            greetings.add(RedisCommands.array(List.of("SELECT", database)));
        }
        return greetings;
    }

    @Override
    public List<Request> requests() {
        return requests;
    }

    @Override
    public List<byte[]> greetings() {
        return greetings;
    }

    @Override
    public void addDecoders(ChannelPipeline pipeline, Replies replies) {
        pipeline.addLast(new RedisDecoder(), new RedisReplyHandler(replies));
    }
}
