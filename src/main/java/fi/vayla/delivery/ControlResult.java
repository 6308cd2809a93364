package fi.vayla.delivery;

import fi.vayla.event.Problem;
import java.util.List;

/** What became of an order about a route. */
public sealed interface ControlResult {

    /** It is durable, and every instance obeys it. */
    record Done(RouteControl control) implements ControlResult {}

    /** The same of a rewind. */
    record Rewound(RouteControl control, RewindFigures figures) implements ControlResult {}

    /** What a rewind would do; nothing was written. */
    record Rehearsed(RewindFigures figures) implements ControlResult {}

    /** There is no such route. */
    record Unknown() implements ControlResult {}

    /** It does not fit how the route stands. */
    record Conflict(String detail) implements ControlResult {}

    /** The order itself is wrong. */
    record Invalid(List<Problem> problems) implements ControlResult {}
}
