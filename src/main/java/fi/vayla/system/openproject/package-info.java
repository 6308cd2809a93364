/** OpenProject: work packages that show a roadmap item. */
@NullMarked
package fi.vayla.system.openproject;

import org.jspecify.annotations.NullMarked;
