package fi.vayla.log;

import fi.vayla.event.Event;

/** An event and where it stands. */
public record LoggedEvent(Place place, Event event) implements Logged {}
