package fi.vayla.security;

import jakarta.servlet.http.HttpServletRequest;

/** Who is calling, as the filter of the API found out. */
public final class Operator {

    /** Of a caller on this machine that needed no token. */
    static final String LOCAL = "local";

    /** Of whoever has the token that all share. */
    static final String SHARED = "token";

    /** The request attribute with the name, a String; whoever lets the request in sets it. */
    public static final String ATTRIBUTE = "vayla.operator";

    private Operator() {}

    /** The operator's name, {@code token} for the shared token, {@code local} for a trusted caller on this machine. */
    public static String name(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String name ? name : LOCAL;
    }
}
