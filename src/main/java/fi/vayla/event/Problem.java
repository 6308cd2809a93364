package fi.vayla.event;

/**
 * One thing wrong with a document.
 *
 * @param pointer JSON Pointer (RFC 6901) to the place; empty for the whole document
 * @param message what is wrong there, for the person who sent it
 */
public record Problem(String pointer, String message) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + ": " + message;
    }
}
