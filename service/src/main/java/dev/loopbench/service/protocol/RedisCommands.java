package dev.loopbench.service.protocol;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.redis.ArrayRedisMessage;
import io.netty.handler.codec.redis.FullBulkStringRedisMessage;
import io.netty.handler.codec.redis.RedisEncoder;
import io.netty.handler.codec.redis.RedisMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes Redis commands once, by Netty's encoder. {@code {64}} in a command stands for 64 bytes. */
final class RedisCommands {

    private static final Set<String> READING = Set.of(
            "PING",
            "ECHO",
            "GET",
            "MGET",
            "EXISTS",
            "TTL",
            "PTTL",
            "TYPE",
            "STRLEN",
            "GETRANGE",
            "GETBIT",
            "BITCOUNT",
            "HGET",
            "HMGET",
            "HGETALL",
            "HLEN",
            "HEXISTS",
            "HKEYS",
            "HVALS",
            "LLEN",
            "LRANGE",
            "LINDEX",
            "SCARD",
            "SISMEMBER",
            "SMEMBERS",
            "ZCARD",
            "ZRANGE",
            "ZSCORE",
            "ZRANK",
            "ZCOUNT",
            "XLEN",
            "XRANGE",
            "TIME",
            "DBSIZE",
            "INFO");
    /** They change what a reply is, or end the service. */
    private static final Set<String> REFUSED = Set.of(
            "SUBSCRIBE",
            "PSUBSCRIBE",
            "SSUBSCRIBE",
            "MONITOR",
            "HELLO",
            "AUTH",
            "SHUTDOWN",
            "QUIT",
            "RESET",
            "MULTI",
            "DEBUG");

    private static final Pattern FILLER = Pattern.compile("\\{(\\d{1,8})}");
    private static final int MOST_FILLER = 16 << 20;

    private RedisCommands() {}

    /** @throws RefusedTarget when the command may write and that was not allowed, or cannot be measured */
    static byte[] encoded(String command, boolean allowWrites) {
        List<String> words = Arrays.asList(command.strip().split("\\s+"));
        String name = words.get(0).toUpperCase(Locale.ROOT);
        if (name.isEmpty() || REFUSED.contains(name)) {
            throw new RefusedTarget(
                    "command '" + Shown.text(name) + "' cannot be measured: use PING, GET, SET and the like");
        }
        if (!allowWrites && !READING.contains(name)) {
            throw new RefusedTarget("command " + Shown.text(name) + " may change data: add --allow-writes");
        }
        return array(words.stream().map(RedisCommands::filled).toList());
    }

    /** The words as RESP's array of bulk strings. */
    static byte[] array(List<String> words) {
        List<RedisMessage> parts = words.stream()
                .<RedisMessage>map(
                        word -> new FullBulkStringRedisMessage(Unpooled.copiedBuffer(word, StandardCharsets.UTF_8)))
                .toList();
        return HttpRequests.bytes(new EmbeddedChannel(new RedisEncoder()), List.of(new ArrayRedisMessage(parts)));
    }

    private static String filled(String word) {
        Matcher filler = FILLER.matcher(word);
        if (!filler.matches()) {
            return word;
        }
        int bytes = Integer.parseInt(filler.group(1));
        if (bytes > MOST_FILLER) {
            throw new RefusedTarget("'" + word + "': allowed are up to " + MOST_FILLER + " bytes");
        }
        return "x".repeat(bytes);
    }
}
