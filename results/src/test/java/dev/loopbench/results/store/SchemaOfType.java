package dev.loopbench.results.store;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNullFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonValueFormat;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.BeanAsArraySerializer;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of what Jackson writes of a type: every property is there, unless it may be null. */
final class SchemaOfType implements JsonFormatVisitorWrapper {

    private final ObjectNode schema;
    private @Nullable SerializerProvider provider;

    private SchemaOfType(ObjectNode schema, @Nullable SerializerProvider provider) {
        this.schema = schema;
        this.provider = provider;
    }

    static ObjectNode of(ObjectMapper mapper, JavaType type) throws JsonMappingException {
        ObjectNode schema = mapper.createObjectNode();
        mapper.acceptJsonFormatVisitor(type, new SchemaOfType(schema, null));
        return schema;
    }

    @Override
    public @Nullable SerializerProvider getProvider() {
        return provider;
    }

    @Override
    public void setProvider(SerializerProvider given) {
        provider = given;
    }

    private void visit(ObjectNode into, JsonFormatVisitable handler, JavaType type) throws JsonMappingException {
        if (handler instanceof BeanAsArraySerializer) {
            // It says that it is an object.
            into.put("type", "array");
        } else if (!type.isJavaLangObject()) {
            // Of an Object nothing is known, not even that it is one.
            handler.acceptJsonFormatVisitor(new SchemaOfType(into, provider), type);
        }
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        schema.put("type", "object");
        return new Properties(type.getRawClass(), schema.putObject("properties"), schema.putArray("required"));
    }

    private final class Properties extends JsonObjectFormatVisitor.Base {

        private final Class<?> owner;
        private final ObjectNode properties;
        private final ArrayNode required;

        Properties(Class<?> owner, ObjectNode properties, ArrayNode required) {
            super(SchemaOfType.this.provider);
            this.owner = owner;
            this.properties = properties;
            this.required = required;
        }

        @Override
        public void property(BeanProperty property) throws JsonMappingException {
            add(property);
        }

        @Override
        public void optionalProperty(BeanProperty property) throws JsonMappingException {
            add(property);
        }

        private void add(BeanProperty property) throws JsonMappingException {
            ObjectNode of = properties.putObject(property.getName());
            SerializerProvider serializers = Objects.requireNonNull(getProvider());
            JsonSerializer<?> own = property instanceof BeanPropertyWriter writer ? writer.getSerializer() : null;
            JsonSerializer<?> used =
                    own == null ? serializers.findPrimaryPropertySerializer(property.getType(), property) : own;
            visit(of, used, property.getType());
            if (isNullable(property.getMember().getMember())) {
                if (of.has("type")) {
                    String type = of.get("type").asText();
                    of.putArray("type").add(type).add("null");
                    if (of.has("enum")) {
                        ((ArrayNode) of.get("enum")).addNull();
                    }
                }
            } else if (!isOfAnAbsentPart(property.getMember().getMember())) {
                required.add(property.getName());
            }
        }

        /** Whether it is a property of a part that is written as the owner's own, and may be null as a whole. */
        private boolean isOfAnAbsentPart(Member member) {
            return Stream.ofNullable(owner.getRecordComponents())
                    .flatMap(Stream::of)
                    .filter(component -> component.getType().equals(member.getDeclaringClass()))
                    .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    private static boolean isNullable(Member member) {
        Optional<AnnotatedType> type = Stream.ofNullable(
                        member.getDeclaringClass().getRecordComponents())
                .flatMap(Stream::of)
                .filter(component -> component.getName().equals(member.getName()))
                .map(RecordComponent::getAnnotatedType)
                .findFirst()
                .or(() -> member instanceof Method method
                        ? Optional.of(method.getAnnotatedReturnType())
                        : Optional.empty())
                .or(() -> member instanceof Field field ? Optional.of(field.getAnnotatedType()) : Optional.empty());
        return type.filter(one -> one.isAnnotationPresent(Nullable.class)).isPresent();
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        schema.put("type", "array");
        return new JsonArrayFormatVisitor.Base(provider) {
            @Override
            public void itemsFormat(JsonFormatVisitable handler, JavaType element) throws JsonMappingException {
                visit(schema.putObject("items"), handler, element);
            }

            @Override
            public void itemsFormat(JsonFormatTypes format) {
                schema.putObject("items").put("type", format.value());
            }
        };
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        schema.put("type", "object");
        return new JsonMapFormatVisitor.Base(provider) {
            @Override
            public void valueFormat(JsonFormatVisitable handler, JavaType value) throws JsonMappingException {
                visit(schema.putObject("additionalProperties"), handler, value);
            }
        };
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        schema.put("type", "string");
        return new JsonStringFormatVisitor() {
            @Override
            public void format(JsonValueFormat format) {
                // A string is enough.
            }

            @Override
            public void enumTypes(Set<String> names) {
                ArrayNode all = schema.putArray("enum");
                names.forEach(all::add);
            }
        };
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        schema.put("type", "number");
        return new JsonNumberFormatVisitor.Base();
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        schema.put("type", "integer");
        return new JsonIntegerFormatVisitor.Base();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        schema.put("type", "boolean");
        return new JsonBooleanFormatVisitor.Base();
    }

    @Override
    public JsonNullFormatVisitor expectNullFormat(JavaType type) {
        schema.put("type", "null");
        return new JsonNullFormatVisitor.Base();
    }

    @Override
    public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        return new JsonAnyFormatVisitor.Base();
    }
}
