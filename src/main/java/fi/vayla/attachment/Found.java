package fi.vayla.attachment;

/** Whether the store has a file. */
public sealed interface Found {

    record Here(Attachment attachment) implements Found {}

    /** It has none, or has it no more. */
    record Absent(String reference) implements Found {

        public String detail() {
            return "The attachment store has no " + reference + "; put the file back, or send the message without it";
        }
    }

    /** The store does not answer now. */
    record Unavailable(String detail) implements Found {}
}
