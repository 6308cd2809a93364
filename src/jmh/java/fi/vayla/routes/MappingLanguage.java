package fi.vayla.routes;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;

/** The candidates, each used as Camel's own component of it does: Jackson reads and writes, the language shapes. */
enum MappingLanguage {
    jslt {
        @Override
        Compiled compile(String mapping) {
            Expression expression = new Parser(new StringReader(mapping)).compile();
            return form -> JSON.writeValueAsBytes(expression.apply(JSON.readTree(form)));
        }
    },
    jsonata {
        @Override
        Compiled compile(String mapping) {
            Jsonata expression = Jsonata.jsonata(mapping);
            return form -> JSON.writeValueAsBytes(expression.evaluate(JSON.readValue(form, Object.class)));
        }
    },
    jq {
        @Override
        Compiled compile(String mapping) throws IOException {
            Scope scope = Scope.newEmptyScope();
            BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
            JsonQuery query = JsonQuery.compile(mapping, Versions.JQ_1_6);
            return form -> {
                List<JsonNode> results = new ArrayList<>(1);
                query.apply(Scope.newChildScope(scope), JSON.readTree(form), results::add);
                return JSON.writeValueAsBytes(results.getFirst());
            };
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    abstract Compiled compile(String mapping) throws IOException;

    /** Throws when two mapped bodies differ in more than the way numbers are written. */
    static void requireSame(byte[] expected, byte[] actual) throws IOException {
        JsonNode left = EXACT.readTree(expected);
        JsonNode right = EXACT.readTree(actual);
        boolean same = left.equals(
                (one, other) -> one.isNumber() && other.isNumber()
                        ? one.decimalValue().compareTo(other.decimalValue())
                        : one.equals(other) ? 0 : 1,
                right);
        if (!same) {
            throw new IllegalStateException("The languages disagree:\n" + left + "\n" + right);
        }
    }

    interface Compiled {
        byte[] apply(byte[] form) throws IOException;
    }
}
