package fi.vayla.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** As much of HTTP/1.1 as two programs on one machine need that both send Content-Length. */
final class Http {

    static final byte[] CONTENT_LENGTH = name("content-length");
    static final byte[] IDEMPOTENCY_KEY = name("idempotency-key");
    static final byte[] API_KEY = name("x-api-key");

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A message in a buffer that is written over as soon as it has been handled. */
    record Message(byte[] buffer, int from, int head, int to) {

        /** The value's bytes; none if there is no such header. */
        byte[] header(byte[] lowerCaseName) {
            return Http.header(buffer, from, head, lowerCaseName);
        }

        byte[] body() {
            return Arrays.copyOfRange(buffer, head, to);
        }

        /** The first line's word of this number, from 0. */
        String word(int number) {
            int end = from;
            while (buffer[end] != '\r') {
                end++;
            }
            return new String(buffer, from, end - from, StandardCharsets.US_ASCII).split(" ", 3)[number];
        }
    }

    private Http() {}

    static byte[] name(String lowerCase) {
        return lowerCase.getBytes(StandardCharsets.US_ASCII);
    }

    /** The message that begins there; null while some of it is missing. */
    static @org.jspecify.annotations.Nullable Message message(byte[] buffer, int from, int to) {
        int blank = Scan.indexOf(buffer, from, to, END_OF_HEAD);
        if (blank < 0) {
            return null;
        }
        int head = blank + END_OF_HEAD.length;
        byte[] length = header(buffer, from, head, CONTENT_LENGTH);
        int end = head + (length.length == 0 ? 0 : Integer.parseInt(new String(length, StandardCharsets.US_ASCII)));
        return end <= to ? new Message(buffer, from, head, end) : null;
    }

    private static byte[] header(byte[] bytes, int from, int to, byte[] lowerCaseName) {
        for (int line = nextLine(bytes, from, to); line < to; line = nextLine(bytes, line, to)) {
            int colon = line + lowerCaseName.length;
            if (colon < to && bytes[colon] == ':' && isName(bytes, line, lowerCaseName)) {
                int begin = colon + 1;
                while (bytes[begin] == ' ') {
                    begin++;
                }
                return Arrays.copyOfRange(bytes, begin, nextLine(bytes, line, to) - 2);
            }
        }
        return new byte[0];
    }

    private static boolean isName(byte[] bytes, int at, byte[] lowerCaseName) {
        for (int i = 0; i < lowerCaseName.length; i++) {
            int one = bytes[at + i];
            if ((one >= 'A' && one <= 'Z' ? one + 32 : one) != lowerCaseName[i]) {
                return false;
            }
        }
        return true;
    }

    private static int nextLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** A whole message. */
    static byte[] write(String firstLine, String headers, byte[] body) {
        byte[] head = (firstLine + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
