package fi.vayla.log;

/** A record that was read from an event topic. */
public sealed interface Logged permits LoggedEvent, Unreadable {

    Place place();
}
