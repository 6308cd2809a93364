package fi.vayla.system.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoapEnvelopeTest {

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"
            + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";

    @Test
    void members_become_elements_in_their_order() throws SoapEnvelope.Unfit {
        assertThat(body("""
                {"r:letter": {"@xmlns:r": "http://example.fi/r", "@priority": 1, "r:urgent": true, "id": "b", "name": "a",
                 "line": ["yksi", {"@no": "2", "#text": "kaksi"}], "none": null, "empty": {}, "also": ""}}
                """))
                .isEqualTo(
                        "<r:letter xmlns:r=\"http://example.fi/r\" priority=\"1\"><r:urgent>true</r:urgent>"
                                + "<id>b</id><name>a</name><line>yksi</line><line no=\"2\">kaksi</line><empty/><also/></r:letter>");
    }

    @Test
    void a_namespace_without_a_prefix_is_inherited_and_can_be_taken_away() throws SoapEnvelope.Unfit {
        assertThat(
                        body(
                                "{\"letter\": {\"@xmlns\": \"http://example.fi/r\", \"id\": \"1\", \"free\": {\"@xmlns\": \"\", \"a\": 2}}}"))
                .isEqualTo("<letter xmlns=\"http://example.fi/r\"><id>1</id><free xmlns=\"\"><a>2</a></free></letter>");
    }

    @Test
    void texts_and_attributes_are_escaped() throws SoapEnvelope.Unfit {
        assertThat(body("{\"a\": {\"@b\": \"\\\"<&\\n\", \"c\": \"</c>]]>& Äé\\r\"}}"))
                .isEqualTo("<a b=\"&quot;&lt;&amp;&#10;\"><c>&lt;/c&gt;]]&gt;&amp; Äé&#13;</c></a>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                          | one member
            {}                          | one member
            {"a": 1, "b": 2}            | one member
            {"a": null}                 | not null
            {"a": [1, 2]}               | no array
            {"@a": 1}                   | one member
            {"a b": 1}                  | At /a b: a b is no name
            {"a": {"b><c": 1}}          | At /a/b><c: b><c is no name
            {"a": {"@b c": 1}}          | At /a/@b c: b c is no name
            {"a": {"@b": {"c": 1}}}     | At /a/@b: only a string
            {"a": {"b": [1, [2]]}}      | At /a/b/1: only a string
            {"p:a": {"b": 1}}           | the prefix p is bound nowhere
            {"a": {"@p:b": 1}}          | the prefix p is bound nowhere
            {"a": {"b": "x\\u0000"}}    | At /a/b: the text has a control character
            <a/>                        | not JSON
            """)
    void what_has_no_xml_is_said(String mapped, String said) {
        assertThatThrownBy(() -> body(mapped))
                .isInstanceOf(SoapEnvelope.Unfit.class)
                .hasMessageContaining(said);
    }

    private static String body(String mapped) throws SoapEnvelope.Unfit {
        String envelope = new String(
                SoapEnvelope.write(mapped.getBytes(StandardCharsets.UTF_8), SoapVersion.V1_1), StandardCharsets.UTF_8);
        assertThat(envelope).startsWith(START).endsWith("</soap:Body></soap:Envelope>");
        return envelope.substring(START.length(), envelope.length() - "</soap:Body></soap:Envelope>".length());
    }
}
