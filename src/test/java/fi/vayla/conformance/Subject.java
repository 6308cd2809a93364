package fi.vayla.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a contract's suite is run against. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Subject {
    /** The name of its column in the report. */
    String value();

    /** The adapter with its factory, or the format. */
    Class<?>[] of();
}
