package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.results.statistics.Disturbance;
import dev.loopbench.results.statistics.JudgedSlice;
import java.io.IOException;
import java.util.Set;

/** A slice in {@code run.json}: on a line of its own, since there are thousands. */
@JsonSerialize(using = SliceDocument.OneLine.class)
record SliceDocument(JudgedSlice judged) {

    /** @param disturbedBy why it is not quiet */
    private record Line(@JsonUnwrapped SliceRecord slice, boolean steady, Set<Disturbance> disturbedBy) {}

    /** Writes the whole object without line breaks. */
    static final class OneLine extends JsonSerializer<SliceDocument> {
        @Override
        public void serialize(SliceDocument slice, JsonGenerator out, SerializerProvider provider) throws IOException {
            JudgedSlice judged = slice.judged();
            out.writeRawValue(Documents.line(new Line(judged.slice(), judged.steady(), judged.disturbances())));
        }
    }
}
