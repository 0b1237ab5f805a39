package dev.loopbench.service.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * HTTP servers that compute for a known time before each reply, to see which differences {@code measure} finds. Each has one thread.
 *
 * <p>The arguments are how long each computes, µs. Standard output has their URLs on one line; they end when standard input does.
 */
final class SpinningServer {

    private SpinningServer() {}

    public static void main(String[] micros) throws IOException {
        // Otherwise the JDK's server waits 40 ms for an acknowledgement before it sends the body of a reply.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        List<HttpServer> servers = new ArrayList<>();
        for (String each : micros) {
            servers.add(start(Math.round(1_000 * Double.parseDouble(each))));
        }
        System.out.println(servers.stream()
                .map(server -> "http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .collect(Collectors.joining(" ")));
        while (System.in.read() >= 0) {
            continue;
        }
        servers.forEach(server -> server.stop(0));
    }

    private static HttpServer start(long nanos) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            long end = System.nanoTime() + nanos;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        return server;
    }
}
