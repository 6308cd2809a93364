package fi.vayla.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * What a child process does: it answers each line of its input with a line of JSON. It ends with its input, so that none
 * outlives the harness.
 */
interface Role {

    /** @param words the line's, of which the first is the order */
    Object obey(List<String> words) throws Exception;

    /** Prints {@code "ready"}, then answers until the input ends. */
    static void serve(Role role) throws IOException {
        PrintStream out = System.out;
        out.println("\"ready\"");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(role, Arrays.asList(line.split(" "))));
        }
        Runtime.getRuntime().halt(0);
    }

    private static String answer(Role role, List<String> words) {
        try {
            return Json.MAPPER.writeValueAsString(role.obey(words));
        } catch (Exception e) { // the harness stops with it
            e.printStackTrace();
            return failure(e.toString());
        }
    }

    private static String failure(String what) throws JacksonException {
        return Json.MAPPER.writeValueAsString(Map.of("failed", what));
    }
}
