package fi.vayla.security;

import jakarta.servlet.http.HttpServletRequest;

/** Who is steering the hub with a request. */
public final class Operator {

    /** The request attribute with the operator's name, a String; whoever authenticates the request sets it. */
    public static final String ATTRIBUTE = "vayla.operator";

    /** A caller on the hub's own machine, who needs no name. */
    private static final String LOCAL = "local";

    private Operator() {}

    public static String name(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : LOCAL;
    }
}
