package dev.loopbench.results.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.results.serve.Reply.EchoSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpSessionTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\n";

    private final HttpSession session = new HttpSession(3);

    @Test
    void aRequestInPiecesHasOneReply() {
        for (int i = 0; i < GET.length(); i++) {
            assertThat(session.pending()).isZero();
            receive(GET.substring(i, i + 1));
        }

        assertThat(sent()).isEqualTo(HEAD + "xxx");
    }

    @Test
    void requestsInOnePieceHaveAReplyEach() {
        receive(GET + GET);

        assertThat(sent()).isEqualTo((HEAD + "xxx").repeat(2));
    }

    @Test
    void aBodyIsSkipped() {
        receive("POST / HTTP/1.1\r\nContent-Length: 40\r\n\r\n" + GET + ".....");
        assertThat(sent()).isEqualTo(HEAD + "xxx");

        receive(GET);
        assertThat(sent()).isEqualTo(HEAD + "xxx");
    }

    @Test
    void headHasNoBody() {
        receive("HEAD / HTTP/1.1\r\n\r\n");

        assertThat(sent()).isEqualTo(HEAD);
    }

    @Test
    void aChunkedBodyEndsTheConnection() {
        assertThatThrownBy(() -> receive("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void aHeadWithoutEndEndsTheConnection() {
        assertThatThrownBy(() -> receive("x".repeat(16 * 1024 + 1))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void whoNeverReadsIsCutOff() {
        EchoSession echo = new EchoSession();
        ByteBuffer large = ByteBuffer.allocate(ByteQueue.MOST);
        echo.received(large);

        assertThatThrownBy(() -> echo.received(ByteBuffer.allocate(1))).isInstanceOf(ProtocolException.class);
    }

    private void receive(String text) {
        session.received(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String sent() {
        ByteBuffer out = ByteBuffer.allocate(4096);
        session.fill(out);
        return new String(out.array(), 0, out.position(), StandardCharsets.US_ASCII);
    }
}
