/** Kafka, the only truth: topics, the CloudEvents codec, the appender, readers and the embedded broker. The only importer of org.apache.kafka. */
@NullMarked
package fi.vayla.log;

import org.jspecify.annotations.NullMarked;
