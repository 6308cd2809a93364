package fi.vayla.delivery;

import fi.vayla.system.Outcome;

/** Why a message waits for an operator. */
public enum ParkingReason {
    /** The route's selection or mapping failed on it. */
    MAPPING,
    /** The system said that the request is wrong. */
    REJECTED_BY_SYSTEM,
    /** The mapped body is not what the target asks for. */
    SCHEMA,
    /** A file that the message refers to is not in the attachment store. */
    ATTACHMENT_MISSING,
    /** The record on the log is not an event of this hub. */
    UNREADABLE,
    /** The hub itself failed on it: a bug, with its stack trace in the hub's log. */
    HUB_FAILURE,
    /** An earlier message of the same key is parked, and this one waits behind it. */
    BEHIND_PARKED;

    static ParkingReason of(Outcome.Reason reason) {
        return switch (reason) {
            case MAPPING -> MAPPING;
            case REJECTED_BY_SYSTEM -> REJECTED_BY_SYSTEM;
            case SCHEMA -> SCHEMA;
            case ATTACHMENT_MISSING -> ATTACHMENT_MISSING;
        };
    }
}
