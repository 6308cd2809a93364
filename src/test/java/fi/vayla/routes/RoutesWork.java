package fi.vayla.routes;

import fi.vayla.Work;
import fi.vayla.event.Event;
import fi.vayla.event.GrantForm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a route does with one grant application before it calls its system. */
public enum RoutesWork implements Work {
    select_form {
        @Override
        public Object once() {
            return FORM.test(GRANT);
        }
    },
    select_where {
        @Override
        public Object once() {
            return WHERE.holds(GRANT);
        }
    },
    map_grant {
        @Override
        public Object once() throws MappingFailure {
            return GRANT_TO_CASE.apply(GRANT);
        }
    };

    private static final Event GRANT = GrantForm.event();
    private static final Selection FORM = Selection.take(new HashMap<>(Map.of("form", "ECONOMICGRANTAPPLICATION")));
    private static final Mapping WHERE =
            Mapping.compile("where", ".answers.compensationInfo.compensation[0].amount > 1000");
    private static final Mapping GRANT_TO_CASE =
            Mapping.compile(TextFile.read(Path.of("routes/mappings/grant-application-to-case.jslt")));
}
