package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the administrator's as it was at one look. Two of them are equal when path and content are.
 *
 * @param fault why it could not be read; empty when it could
 */
record TextFile(Path path, String text, String fault) {

    static TextFile of(Path path, String text) {
        return new TextFile(path, text, "");
    }

    static TextFile read(Path path) {
        try {
            return of(path, Files.readString(path));
        } catch (CharacterCodingException e) {
            return new TextFile(path, "", path + ": is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            return new TextFile(path, "", path + ": cannot be read (" + e + "); let the hub's user read it");
        }
    }

    /** The fault, as a finding of the whole file. */
    Finding finding() {
        return Finding.of(path.toString(), YamlFile.Place.START, fault.replace(path + ": ", ""));
    }

    /** Throws {@link InvalidConfiguration} for a file that could not be read. */
    String readable() {
        if (!fault.isEmpty()) {
            throw new InvalidConfiguration(fault);
        }
        return text;
    }
}
