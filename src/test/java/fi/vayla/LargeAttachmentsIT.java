package fi.vayla;

import org.junit.jupiter.api.Tag;

@Tag("soak")
class LargeAttachmentsIT extends AttachmentSuite {

    LargeAttachmentsIT() {
        super(256, 150);
    }
}
