package fi.vayla.system.soap;

import org.jspecify.annotations.Nullable;

/** SOAP 1.1 (W3C Note, May 2000) and SOAP 1.2 (W3C Recommendation, April 2007). */
enum SoapVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private final String namespace;
    private final String mediaType;

    SoapVersion(String namespace, String mediaType) {
        this.namespace = namespace;
        this.mediaType = mediaType;
    }

    /** Of the envelope. */
    String namespace() {
        return namespace;
    }

    String mediaType() {
        return mediaType;
    }

    /** The action stands here in 1.2, and in a header of its own in 1.1. */
    String contentType(String action) {
        String plain = mediaType + "; charset=utf-8";
        return this == V1_1 || action.isEmpty() ? plain : plain + "; action=\"" + action + "\"";
    }

    /** Whether it is that of an envelope of either version. */
    static boolean isNamespace(@Nullable String namespace) {
        return V1_1.namespace.equals(namespace) || V1_2.namespace.equals(namespace);
    }
}
