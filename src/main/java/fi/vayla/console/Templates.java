package fi.vayla.console;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The HTML templates under {@code templates/}. What they show is escaped; a name that is not there is an error. */
@Component
final class Templates {

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .nullValue("")
            .emptyStringIsFalse(true)
            .withLoader(Templates::open);

    String render(String name, Object page) {
        return compiled.computeIfAbsent(name, compiler::loadTemplate).execute(page);
    }

    private static Reader open(String name) {
        String resource = "/templates/" + name + ".mustache";
        return new InputStreamReader(
                Objects.requireNonNull(Templates.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8);
    }
}
