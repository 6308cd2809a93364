/** Read models of the log in a relational store: message search, traces, roadmap history. Can be dropped and rebuilt. */
@NullMarked
package fi.vayla.view;

import org.jspecify.annotations.NullMarked;
