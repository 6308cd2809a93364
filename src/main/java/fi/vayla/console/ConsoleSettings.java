package fi.vayla.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pages.
 *
 * @param simulated whether every page says that what it shows comes from a simulated town; false by default, true in the demo
 */
@ConfigurationProperties("vayla.console")
record ConsoleSettings(@DefaultValue("false") boolean simulated) {}
