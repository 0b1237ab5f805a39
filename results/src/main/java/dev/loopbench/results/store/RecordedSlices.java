package dev.loopbench.results.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.store.RecordedRun.RecordedSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the slices of a fork token by token: of a large run there are hundreds of thousands. {@link OneLine} writes them. */
final class RecordedSlices extends JsonDeserializer<List<RecordedSlice>> {

    /** Of client and server, before and after. */
    private static final int CPU_PROBES = 4;

    @Override
    public List<RecordedSlice> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            return List.of(slice(parser, context));
        }
        List<RecordedSlice> slices = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            slices.add(slice(parser, context));
        }
        return slices;
    }

    private static RecordedSlice slice(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.isExpectedStartArrayToken()) {
            return values(parser);
        }
        if (!parser.isExpectedStartObjectToken()) {
            context.reportWrongTokenException(RecordedSlice.class, JsonToken.START_OBJECT, "a slice is an object");
        }
        long at = 0;
        double p50 = 0;
        long probe = 0;
        int round = 0;
        int laps = 0;
        int quiet = 0;
        boolean steady = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "atNanos" -> at = parser.getLongValue();
                case "p50Nanos" -> p50 = parser.getDoubleValue();
                case "witnessed" -> probe = longest(parser);
                case "round" -> round = parser.getIntValue();
                case "laps" -> laps = parser.getIntValue();
                case "quietLaps" -> quiet = parser.getIntValue();
                case "steady" -> steady = parser.getBooleanValue();
                default -> parser.skipChildren();
            }
        }
        return new RecordedSlice(at, p50, probe, round, laps, quiet, steady);
    }

    /** As {@code history.json} has it. */
    private static RecordedSlice values(JsonParser parser) throws IOException {
        RecordedSlice slice = new RecordedSlice(
                (long) number(parser),
                number(parser),
                (long) number(parser),
                (int) number(parser),
                (int) number(parser),
                (int) number(parser),
                parser.nextToken() == JsonToken.VALUE_TRUE);
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw new JsonParseException(parser, "a slice has seven values");
        }
        return slice;
    }

    /** One that is missing or no number is an error, and never 0. */
    private static double number(JsonParser parser) throws IOException {
        parser.nextToken();
        return parser.getDoubleValue();
    }

    /** The probes of the CPUs come before those of wake-ups. */
    private static long longest(JsonParser parser) throws IOException {
        long longest = 0;
        for (int probe = 0; parser.nextToken() != JsonToken.END_ARRAY; probe++) {
            if (probe < CPU_PROBES) {
                longest = Math.max(longest, parser.getLongValue());
            }
        }
        return longest;
    }

    /** Writes the slices of a fork without line breaks. */
    static final class OneLine extends JsonSerializer<List<RecordedSlice>> {
        @Override
        public void serialize(List<RecordedSlice> slices, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeRawValue(Documents.line(slices));
        }

        @Override
        public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type)
                throws JsonMappingException {
            JavaType slices =
                    visitor.getProvider().getTypeFactory().constructCollectionType(List.class, RecordedSlice.class);
            visitor.getProvider().findValueSerializer(slices).acceptJsonFormatVisitor(visitor, slices);
        }
    }
}
