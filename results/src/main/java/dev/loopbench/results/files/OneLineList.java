package dev.loopbench.results.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;

/** Writes a list of figures without line breaks, since there are thousands. */
public final class OneLineList extends StdSerializer<List<Double>> {
    private static final long serialVersionUID = 1;

    OneLineList() {
        super(List.class, false);
    }

    @Override
    public void serialize(List<Double> figures, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeRawValue(Documents.line(figures));
    }

    @Override
    public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type) throws JsonMappingException {
        visitArrayFormat(visitor, type, JsonFormatTypes.NUMBER);
    }
}
