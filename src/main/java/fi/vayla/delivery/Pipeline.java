package fi.vayla.delivery;

import fi.vayla.event.Event;

/** The steps of a route between its event and its target. */
@FunctionalInterface
public interface Pipeline {

    /** Shapes one event; called from many virtual threads at once, and once per event however often it is sent. */
    Mapped map(Event event);
}
