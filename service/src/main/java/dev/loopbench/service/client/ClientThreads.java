package dev.loopbench.service.client;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import io.netty.channel.Channel;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The event loops of all clients, pinned where the caller says. Epoll where Netty has it, else NIO. */
public final class ClientThreads implements AutoCloseable {

    private final IoThreads threads;
    private final EventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<BriefSpin> briefSpins = new CopyOnWriteArrayList<>();
    private final boolean epoll = Epoll.isAvailable();
    private final boolean spinning;

    /**
     * Starts them.
     *
     * @param count 1 or more
     * @param cpus where they may run; empty leaves that to the scheduler
     * @param spins whether they look for replies for a moment before they sleep, because nobody else needs their processors
     */
    public ClientThreads(int count, SortedSet<Integer> cpus, boolean spins) {
        spinning = spins;
        threads = cpus.isEmpty() ? IoThreads.free("client") : IoThreads.pinned("client", cpus);
        SelectStrategyFactory strategies = spinning ? this::spin : DefaultSelectStrategyFactory.INSTANCE;
        IoHandlerFactory io = epoll
                ? EpollIoHandler.newFactory(0, strategies)
                : NioIoHandler.newFactory(SelectorProvider.provider(), strategies);
        group = new MultiThreadIoEventLoopGroup(count, threads.factory("load"), io);
        for (int i = 0; i < count; i++) {
            EventLoop loop = group.next();
            loop.submit(() -> {}).syncUninterruptibly();
            loops.add(loop);
        }
    }

    private SelectStrategy spin() {
        BriefSpin spin = new BriefSpin();
        briefSpins.add(spin);
        return spin;
    }

    /** Whether they need not leave their processors to anybody. */
    public boolean spins() {
        return spinning;
    }

    /** The event loops. */
    public List<EventLoop> loops() {
        return loops;
    }

    /** The threads, for clients that have more of their own. */
    public IoThreads threads() {
        return threads;
    }

    /** Netty's name for the kind of I/O. */
    public String io() {
        return epoll ? "epoll" : "nio";
    }

    public Class<? extends Channel> channelFor(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return epoll ? EpollDomainSocketChannel.class : NioDomainSocketChannel.class;
        }
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** The address as the kind of channel wants it. */
    public SocketAddress addressFor(SocketAddress address) {
        return epoll && address instanceof UnixDomainSocketAddress unix
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }

    /** Processor time of all client threads so far, without what they spent looking for replies in vain, ns. */
    public long cpuNanos() {
        long sum = -briefSpins.stream().mapToLong(BriefSpin::spunNanos).sum();
        for (IoThread thread : threads.running()) {
            sum += cpuNanos(thread.tid());
        }
        return sum;
    }

    private static long cpuNanos(int tid) {
        try {
            String schedstat =
                    Files.readString(Path.of("/proc/self/task/" + tid + "/schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
