package fi.vayla.attachment;

/** What came of putting a file into the store. */
public sealed interface Stored {

    /** It is on the disk, or wherever the store is, and stays there over a power cut. */
    record Kept(Attachment attachment) implements Stored {}

    /** @param largest how many bytes a file may have */
    record TooLarge(long largest) implements Stored {

        public String detail() {
            return "The largest file taken is " + largest + " bytes";
        }
    }

    /** The store cannot take it now. */
    record Unavailable(String detail) implements Stored {}
}
