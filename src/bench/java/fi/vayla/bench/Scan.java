package fi.vayla.bench;

import java.nio.charset.StandardCharsets;

/** Finds single values in JSON without parsing it, for those who only count. */
final class Scan {

    private Scan() {}

    /** The first number behind this name; -1 if there is none. */
    static long number(byte[] json, byte[] name) {
        int at = value(json, name);
        if (at < 0 || json[at] < '0' || json[at] > '9') {
            return -1;
        }
        long number = 0;
        for (; at < json.length && json[at] >= '0' && json[at] <= '9'; at++) {
            number = number * 10 + json[at] - '0';
        }
        return number;
    }

    /** The first text behind this name; empty if there is none. Escapes stay as they are. */
    static String text(byte[] json, byte[] name) {
        int at = value(json, name);
        if (at < 0 || json[at] != '"') {
            return "";
        }
        int end = at + 1;
        while (end < json.length && json[end] != '"') {
            end++;
        }
        return new String(json, at + 1, end - at - 1, StandardCharsets.UTF_8);
    }

    /** As {@link #number} and {@link #text} want it: with its quotation marks. */
    static byte[] name(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
    }

    private static int value(byte[] json, byte[] name) {
        int at = indexOf(json, 0, json.length, name);
        if (at < 0) {
            return -1;
        }
        at += name.length;
        while (at < json.length && (json[at] == ':' || json[at] == ' ')) {
            at++;
        }
        return at < json.length ? at : -1;
    }

    /** Where the pattern begins in that part of the bytes; -1 if nowhere. */
    static int indexOf(byte[] bytes, int from, int to, byte[] pattern) {
        for (int at = from; at <= to - pattern.length; at++) {
            int i = 0;
            while (i < pattern.length && bytes[at + i] == pattern[i]) {
                i++;
            }
            if (i == pattern.length) {
                return at;
            }
        }
        return -1;
    }
}
