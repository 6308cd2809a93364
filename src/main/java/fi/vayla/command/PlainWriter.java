package fi.vayla.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Leaves out control characters other than line break and tab: what a sender wrote must not steer the terminal. */
final class PlainWriter extends FilterWriter {

    PlainWriter(Writer to) {
        super(to);
    }

    @Override
    public void write(int character) throws IOException {
        if (character == '\n' || character == '\t' || !Character.isISOControl(character)) {
            out.write(character);
        }
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        write(new String(characters, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }
}
