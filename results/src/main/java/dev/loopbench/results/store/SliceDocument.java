package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.quiet.JudgedSlice.Disturbance;
import dev.loopbench.results.store.RecordedRun.RecordedSlice;
import java.io.IOException;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A slice in {@code run.json}: on a line of its own, since there are thousands. Its laps, ten times as many, are in the fork's
 * own record only.
 */
@JsonSerialize(using = SliceDocument.OneLine.class)
record SliceDocument(JudgedSlice judged) {

    /**
     * @param laps how many it has
     * @param quietLaps how many of them were not disturbed
     * @param disturbedBy why not all of it is quiet
     */
    private record Line(
            @JsonUnwrapped @JsonIgnoreProperties("laps") SliceRecord slice,
            @JsonProperty("laps") int laps,
            int quietLaps,
            boolean steady,
            Set<Disturbance> disturbedBy) {}

    /** What is drawn of it. */
    RecordedSlice recorded() {
        SliceRecord slice = judged.slice();
        Probed probed = slice.witnessed();
        return new RecordedSlice(
                slice.atNanos(),
                slice.trips().p50Nanos(),
                LongStream.of(probed.clientBefore(), probed.clientAfter(), probed.serverBefore(), probed.serverAfter())
                        .max()
                        .orElse(0),
                slice.round(),
                slice.laps().size(),
                judged.quietLaps().size(),
                judged.steady());
    }

    /** Writes the whole object without line breaks. */
    static final class OneLine extends JsonSerializer<SliceDocument> {
        @Override
        public void serialize(SliceDocument slice, JsonGenerator out, SerializerProvider provider) throws IOException {
            JudgedSlice judged = slice.judged();
            out.writeRawValue(Documents.line(new Line(
                    judged.slice(),
                    judged.slice().laps().size(),
                    judged.quietLaps().size(),
                    judged.steady(),
                    judged.disturbances())));
        }

        @Override
        public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type)
                throws JsonMappingException {
            JavaType line = visitor.getProvider().constructType(Line.class);
            visitor.getProvider().findValueSerializer(line).acceptJsonFormatVisitor(visitor, line);
        }
    }
}
