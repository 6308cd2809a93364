package fi.vayla.roadmap;

import java.util.List;

/** A row of {@code integration_needs.csv}: data that should move between two systems, by the words of a programme. */
record IntegrationNeed(
        String id,
        String sourceDocument,
        String municipality,
        String sourceSystem,
        String targetSystem,
        String payload,
        String trigger,
        String triggerBasis,
        String theme,
        List<String> projects,
        List<String> measures,
        List<String> programmes,
        List<String> systems,
        String paraphraseEn) {}
