package dev.loopbench.service.echo;

import dev.loopbench.service.protocol.Protocol.Request;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which reply belongs to the request at the beginning of some bytes. Not changed after it was made. */
final class Answers {

    private final byte[][] requests;
    private final byte[][] replies;

    /** @param replies for every request one */
    Answers(List<Request> requests, Map<Integer, byte[]> replies) {
        this.requests = requests.stream().map(Request::bytes).toArray(byte[][]::new);
        this.replies = new byte[requests.size()][];
        for (int i = 0; i < this.replies.length; i++) {
            byte[] reply = replies.get(i);
            if (reply == null) {
                throw new IllegalArgumentException("no reply to request " + i);
            }
            this.replies[i] = reply;
        }
    }

    /**
     * The request that is complete at the buffer's position; -1 when none is yet. A single request is told by its length alone.
     *
     * @throws IllegalArgumentException when it can become none of them
     */
    int complete(ByteBuffer in) {
        if (requests.length == 1) {
            return in.remaining() >= requests[0].length ? 0 : -1;
        }
        boolean begun = false;
        for (int i = 0; i < requests.length; i++) {
            int length = Math.min(in.remaining(), requests[i].length);
            int at = in.arrayOffset() + in.position();
            if (Arrays.equals(in.array(), at, at + length, requests[i], 0, length)) {
                if (length == requests[i].length) {
                    return i;
                }
                begun = true;
            }
        }
        if (!begun) {
            throw new IllegalArgumentException("bytes that begin no request");
        }
        return -1;
    }

    int requestLength(int request) {
        return requests[request].length;
    }

    byte[] reply(int request) {
        return replies[request];
    }

    int longestRequest() {
        return Arrays.stream(requests).mapToInt(request -> request.length).max().orElse(0);
    }

    int longestReply() {
        return Arrays.stream(replies).mapToInt(reply -> reply.length).max().orElse(0);
    }
}
