package fi.vayla.roadmap;

import java.time.Instant;

/**
 * A state of the programmes' tables that counted, or counts.
 *
 * @param number from 1, without gaps
 * @param at since when it counts
 * @param by who imported it; {@code folder} when the hub found it in its folder at a start
 * @param reason why it was imported
 * @param digest of the tables; two editions with the same one are the same
 */
public record Edition(int number, Instant at, String by, String reason, String digest) {

    /** Who made an edition that nobody imported. */
    public static final String FOLDER = "folder";
}
