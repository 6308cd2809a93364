package fi.vayla;

/** Of a size that takes no minutes. */
class AttachmentsIT extends AttachmentSuite {

    AttachmentsIT() {
        super(144, 64);
    }
}
