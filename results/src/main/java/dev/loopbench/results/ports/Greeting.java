package dev.loopbench.results.ports;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Greets a loopback listener as a client of Redis or PostgreSQL would, and sees whether it asks for a password. Nothing is
 * read from or written to a database: Redis gets {@code PING}, PostgreSQL the start of a session, which is closed at once.
 */
final class Greeting {

    private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final String USER = "postgres";
    private static final char AUTHENTICATION = 'R';
    private static final char ERROR = 'E';
    private static final int PREFIX = 9;
    private static final byte[] TERMINATE = {'X', 0, 0, 0, 4};

    private final InetSocketAddress address;
    private final int timeoutMillis;

    /**
     * @param address of a loopback interface
     * @param timeout for each step
     */
    Greeting(InetSocketAddress address, Duration timeout) {
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("only loopback listeners are greeted, not " + address);
        }
        this.address = address;
        timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /** The name of the server that answered, if it lets everybody in; empty where it does not, or is something else. */
    Optional<String> openServer() {
        return answersPing() ? Optional.of("Redis") : trustsUser() ? Optional.of("PostgreSQL") : Optional.empty();
    }

    private boolean answersPing() {
        return new String(exchange(PING, NOTHING), StandardCharsets.US_ASCII).startsWith("+PONG");
    }

    private boolean trustsUser() {
        ByteBuffer answer = ByteBuffer.wrap(exchange(startup(), TERMINATE));
        if (answer.remaining() < PREFIX) {
            return false;
        }
        char type = (char) answer.get();
        answer.getInt();
        return type == AUTHENTICATION && answer.getInt() == 0;
    }

    private static byte[] startup() {
        byte[] parameters = ("user\0" + USER + "\0database\0" + USER + "\0\0").getBytes(StandardCharsets.US_ASCII);
        int length = 2 * Integer.BYTES + parameters.length;
        return ByteBuffer.allocate(length)
                .putInt(length)
                .putInt(PROTOCOL_3_0)
                .put(parameters)
                .array();
    }

    /** The first bytes of an answer; none when there is none in time. */
    private byte[] exchange(byte[] greeting, byte[] farewell) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(timeoutMillis);
            socket.connect(address, timeoutMillis);
            socket.getOutputStream().write(greeting);
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(1);
            if (answer.length == 0) {
                return answer;
            }
            byte[] rest = new byte[PREFIX - 1];
            int more = in.read(rest);
            if (answer[0] != ERROR) {
                socket.getOutputStream().write(farewell);
            }
            return ByteBuffer.allocate(1 + Math.max(0, more))
                    .put(answer)
                    .put(rest, 0, Math.max(0, more))
                    .array();
        } catch (SocketTimeoutException e) {
            return new byte[0];
        } catch (IOException e) {
            // Refused, reset, or closed without an answer: not what is looked for.
            return new byte[0];
        }
    }
}
