package dev.loopbench.service.load;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.protocol.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way in which connections to a target are made.
 *
 * @param address of the target
 * @param shown the same for people
 * @param host the name that the certificate must have
 * @param protocol what is spoken
 * @param tls absent without TLS
 * @param greets whether a connection begins with the protocol's greetings
 */
public record Dialing(
        SocketAddress address,
        String shown,
        String host,
        Protocol protocol,
        @Nullable SslContext tls,
        boolean greets) {

    Bootstrap bootstrap(ClientThreads threads, EventLoop loop, long timeoutNanos) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(threads.channelFor(address))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, timeoutNanos / 1_000_000));
        boolean tcp = threads.addressFor(address) == address && !(address instanceof java.net.UnixDomainSocketAddress);
        return tcp ? bootstrap.option(ChannelOption.TCP_NODELAY, true) : bootstrap;
    }
}
