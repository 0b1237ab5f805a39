package dev.loopbench.core.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;

/**
 * The report of a server on itself, after it has been measured.
 *
 * @param jvm the process that it runs in
 * @param implementation what really moves its bytes
 * @param socketOptions in effect on an accepted connection
 * @param facts of the library behind the transport
 * @param failures what its peers did wrong, one line each
 * @param notes what it could not leave, one line each
 */
public record ServerReport(
        JvmFacts jvm,
        String implementation,
        Map<String, String> socketOptions,
        Map<String, String> facts,
        List<String> failures,
        List<String> notes) {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

    /** The report as one line of JSON, to travel between the processes of a fork. */
    String line() throws JsonProcessingException {
        return MAPPER.writeValueAsString(this);
    }

    /** @throws JsonProcessingException when it is not what {@link #line} makes */
    static ServerReport parse(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, ServerReport.class);
    }
}
