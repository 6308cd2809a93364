package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Listed.Shown;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list of records page by page. The path may count pages, {@code {page}} from 1, or records, {@code {offset}} from 0,
 * until a page is empty, or take the mark {@code {next}} that the page before told; otherwise the next page is where {@code
 * next} points in the answer, or where the answer's header Link (RFC 8288) says. A next page at another place is not asked:
 * the token is for this system alone.
 */
public final class RecordList {

    private static final int MOST_PAGES = 10_000;
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> COUNTS = Set.of("page", "offset");
    private static final String MARK = "next";
    /** The parameter of the query that the first page goes without. */
    private static final Pattern MARKED = Pattern.compile("&[^&?]*\\{next}[^&]*");

    private static final Pattern NEXT_LINK = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    /** Ends the reading with its reason. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private record Page(JsonNode body, @Nullable String linked) {}

    private final SystemDefinition definition;
    private final RecordsDefinition records;
    private final SystemHttp http;
    private final JsonPointer at;
    private final JsonPointer id;
    private final JsonPointer item;
    private final @Nullable JsonPointer next;

    /** Throws {@link InvalidConfiguration} for what cannot be a list. */
    public RecordList(SystemDefinition definition, RecordsDefinition records, SystemHttp http) {
        this.definition = definition;
        this.records = records;
        this.http = http;
        this.at = pointer("at", records.at());
        this.id = pointer("id", records.id());
        this.item = pointer("item", records.item());
        this.next = records.next() == null ? null : pointer("next", records.next());
        requirePath();
    }

    private void requirePath() {
        if (!records.path().startsWith("/")) {
            throw wrong("path", "the path \"" + records.path() + "\" begins with /");
        }
        for (String place : places()) {
            if (!COUNTS.contains(place) && !place.equals(MARK)) {
                throw wrong("path", "the path has the unknown place {" + place + "}; use {page}, {offset} or {next}");
            }
        }
        if (marks() && (next == null || !MARKED.matcher(records.path()).find())) {
            throw wrong(
                    "next", "the path has {next}, as a later part of its query; say with next where its value stands");
        }
        if (next != null && counts()) {
            throw wrong("next", "the path counts the pages already; remove next, or {page} and {offset}");
        }
        try {
            new URI(definition.url() + PLACE.matcher(records.path()).replaceAll("1"));
        } catch (URISyntaxException e) {
            throw wrong("path", "the path is no address: " + e.getReason());
        }
    }

    private JsonPointer pointer(String key, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw wrong(key, key + " \"" + text + "\" is not a JSON Pointer; write it as /id");
        }
    }

    private InvalidConfiguration wrong(String key, String why) {
        return InvalidConfiguration.of("records/" + key, "System " + definition.id() + ": records: " + why);
    }

    private List<String> places() {
        return PLACE.matcher(records.path())
                .results()
                .map(place -> place.group(1))
                .toList();
    }

    private boolean counts() {
        return places().stream().anyMatch(COUNTS::contains);
    }

    private boolean marks() {
        return places().contains(MARK);
    }

    /** All of it. An expected failure is a {@link Listed}, never an exception. */
    public Listed read() {
        List<Shown> all = new ArrayList<>();
        String path = counted(1, 0);
        try {
            for (int number = 1; number <= MOST_PAGES; number++) {
                Page page = page(path);
                List<Shown> read = records(page.body());
                if (counts() && !read.isEmpty() && startsAgain(all, read)) {
                    throw new Broken("answers the same page again; correct the places of records.path");
                }
                all.addAll(read);
                String following =
                        counts() ? (read.isEmpty() ? null : counted(number + 1, all.size())) : following(path, page);
                if (following == null) {
                    return new Listed.Records(all);
                }
                path = following;
            }
            throw new Broken("has more than " + MOST_PAGES + " pages; make them longer");
        } catch (Broken e) {
            return new Listed.Unavailable(definition.id() + " " + e.getMessage());
        } catch (IOException | URISyntaxException e) {
            return new Listed.Unavailable(e.toString());
        }
    }

    private static boolean startsAgain(List<Shown> before, List<Shown> page) {
        int start = before.size() - page.size();
        return start >= 0 && before.subList(start, before.size()).equals(page);
    }

    private String counted(int page, int offset) {
        return PLACE.matcher(MARKED.matcher(records.path()).replaceAll(""))
                .replaceAll(place -> Integer.toString(place.group(1).equals("page") ? page : offset));
    }

    private Page page(String path) throws IOException, URISyntaxException, Broken {
        record Answered(int status, byte[] body, @Nullable String linked) {}
        Answered answered = http.execute(
                http.request("GET", path),
                response -> new Answered(response.getCode(), SystemHttp.body(response), linked(response)));
        if (answered.status() != 200) {
            throw new Broken("answered " + answered.status() + " to GET " + path);
        }
        try {
            return new Page(Json.read(answered.body()), answered.linked());
        } catch (JacksonException e) {
            throw new Broken("answered no JSON to GET " + path);
        }
    }

    private List<Shown> records(JsonNode body) throws Broken {
        JsonNode array = body.at(at);
        if (!array.isArray()) {
            throw new Broken("has no list at \"" + records.at() + "\" of its answer; correct records.at");
        }
        List<Shown> read = new ArrayList<>();
        for (JsonNode record : array) {
            String own = text(record.at(id));
            if (own == null) {
                throw new Broken("lists a record without an id at " + records.id() + "; correct records.id");
            }
            read.add(new Shown(own, text(record.at(item)), record));
        }
        return read;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asString().isBlank() ? node.asString() : null;
    }

    private @Nullable String following(String path, Page page) throws Broken {
        String link = next == null ? page.linked() : text(page.body().at(next));
        if (link == null) {
            return null;
        }
        if (marks()) {
            String following = records.path().replace("{" + MARK + "}", RestApi.encoded(link));
            if (following.equals(path)) {
                throw new Broken("tells the same next page again; correct records.next");
            }
            return following;
        }
        String address = resolved(path, link);
        if (address.startsWith(definition.url() + "/")) {
            return address.substring(definition.url().length());
        }
        throw new Broken("has its next page at another place, " + link + ", which is not asked");
    }

    private String resolved(String path, String link) throws Broken {
        if (link.startsWith("?")) { // the JDK would drop the last step of the path (RFC 3986, chapter 5.2.2, keeps it)
            return definition.url() + path.replaceFirst("\\?.*", "") + link;
        }
        try {
            return new URI(definition.url() + path).resolve(new URI(link)).toString();
        } catch (URISyntaxException e) {
            throw new Broken("has no address for its next page: " + link);
        }
    }

    private static @Nullable String linked(HttpResponse response) {
        for (Header header : response.getHeaders("Link")) {
            Matcher link = NEXT_LINK.matcher(header.getValue());
            if (link.find()) {
                return link.group(1);
            }
        }
        return null;
    }
}
