package dev.loopbench.results.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import dev.loopbench.results.store.RecordedRun.RecordedSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the slices of a fork token by token: of a large run there are hundreds of thousands. */
final class RecordedSlices extends JsonDeserializer<List<RecordedSlice>> {

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
        if (!parser.isExpectedStartObjectToken()) {
            context.reportWrongTokenException(RecordedSlice.class, JsonToken.START_OBJECT, "a slice is an object");
        }
        long at = 0;
        double p50 = 0;
        List<Long> witnessed = List.of();
        int round = 0;
        int laps = 0;
        int quiet = 0;
        boolean steady = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "atNanos" -> at = parser.getLongValue();
                case "p50Nanos" -> p50 = parser.getDoubleValue();
                case "witnessed" -> witnessed = numbers(parser);
                case "round" -> round = parser.getIntValue();
                case "laps" -> laps = parser.getIntValue();
                case "quietLaps" -> quiet = parser.getIntValue();
                case "steady" -> steady = parser.getBooleanValue();
                default -> parser.skipChildren();
            }
        }
        return new RecordedSlice(at, p50, witnessed, round, laps, quiet, steady);
    }

    private static List<Long> numbers(JsonParser parser) throws IOException {
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }
}
