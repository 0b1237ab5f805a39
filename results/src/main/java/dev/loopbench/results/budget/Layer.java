package dev.loopbench.results.budget;

import java.util.Optional;

/**
 * What a transport puts upon the one below it, or upon the system calls of its I/O model.
 *
 * @param name in tables
 * @param below the transport on whose API it is built; empty where it calls the kernel itself
 * @param meaning a few words for people
 * @param lever what would change it
 */
record Layer(String name, Optional<String> below, String meaning, String lever) {

    /** That of a transport; one that is not known here is one layer upon the system calls of its model. */
    static Layer of(String transport) {
        return switch (transport) {
            case "blocking-channel" ->
                new Layer(
                        "JDK's channels",
                        Optional.empty(),
                        "SocketChannel: locks, states, JNI",
                        "another JDK; on one core no other transport has less above the kernel");
            case "blocking-socket" ->
                new Layer(
                        "JDK's sockets",
                        Optional.empty(),
                        "streams: locks, JNI, heap copies",
                        "a SocketChannel with direct buffers, which copies nothing");
            case "nio-select" ->
                new Layer(
                        "selector",
                        Optional.of("blocking-channel"),
                        "Selector and keys beyond epoll_wait",
                        "a thread that blocks in a read, if one a connection is affordable");
            case "nio-async" ->
                new Layer(
                        "completion handlers",
                        Optional.of("blocking-channel"),
                        "arming, queue and calls of handlers",
                        "a selector: it arms a channel once and reads once for each message");
            case "netty-nio" ->
                new Layer(
                        "Netty",
                        Optional.of("nio-select"),
                        "event loop, pipeline, buffers",
                        "a selector loop of one's own; Netty's native epoll goes round the JDK's layers");
            case "netty-epoll" ->
                new Layer(
                        "Netty",
                        Optional.empty(),
                        "JNI, event loop, pipeline, buffers",
                        "fewer steps between epoll_wait and handler, and between write and flush, in Netty itself");
            case "netty-io_uring" ->
                new Layer(
                        "Netty",
                        Optional.empty(),
                        "JNI, event loop, pipeline, buffers",
                        "netty-epoll: with one request at a time a ring has nothing to batch");
            default -> new Layer(transport, Optional.empty(), "all that it adds to the floor's calls", "");
        };
    }
}
