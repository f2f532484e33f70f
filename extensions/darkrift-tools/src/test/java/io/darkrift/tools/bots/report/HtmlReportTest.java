package io.darkrift.tools.bots.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The report as a page. */
class HtmlReportTest {
    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page) {
        NodeList nodes = page.getElementsByTagName("*");
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private static String page(BotsReport report) {
        return HtmlReport.of(
                report,
                List.of(
                        Threshold.parse("failures>0").check(report),
                        Threshold.parse("rtt.p99<1s").check(report)));
    }

    @Test
    void a_page_is_well_formed_and_has_nothing_from_elsewhere() throws Exception {
        for (BotsReport report : List.of(Reports.full(), Reports.empty())) {
            String text = page(report);
            Document page = parse(text);
            for (Element element : elements(page)) {
                assertThat(element.getTagName())
                        .isNotIn(
                                "script", "link", "img", "iframe", "object", "embed", "base", "audio", "video", "image",
                                "use");
                for (String attribute : List.of("src", "href", "xlink:href", "style", "action", "poster", "data")) {
                    assertThat(element.hasAttribute(attribute)).as(attribute).isFalse();
                }
            }
            String style = page.getElementsByTagName("style").item(0).getTextContent();
            assertThat(style).doesNotContain("url(", "@import", "http").contains("prefers-color-scheme: dark");
        }
    }

    @Test
    void texts_are_escaped_and_control_characters_are_left_out() throws Exception {
        String text = page(Reports.full());
        assertThat(text).doesNotContain("<script").doesNotContain("\u0007");
        assertThat(parse(text).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo("3 bots on <script src=\"http://example.com/x.js\">&'\uFFFD");
    }

    @Test
    void a_page_shows_times_messages_failures_and_checks() throws Exception {
        String text = parse(page(Reports.full())).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("2 of 3")
                .contains("Input (7)")
                .contains("login")
                .contains("FAILED  failures>0: it is 5")
                .contains("Datagram loss: 50 % of 2 pings")
                .contains("Warning: the event loops of this process were late by 200.1 ms (p99)")
                .contains(
                        "Warning: messages that were not accepted, because the server did not read as fast as they were sent: 1")
                .contains("java.lang.IllegalStateException");
    }

    @Test
    void charts_have_a_point_for_each_interval() throws Exception {
        Document page = parse(page(Reports.full()));
        NodeList charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(6);
        assertThat(page.getElementsByTagName("figcaption").item(1).getTextContent())
                .isEqualTo("Round-trip timep99p50");
    }

    @Test
    void a_line_has_gaps_and_lonely_points_are_dots() {
        double[] seconds = {1, 2, 3, 4, 5};
        String html = new LineChart(
                        "t",
                        seconds,
                        List.of(new LineChart.Line("a", new double[] {1, Double.NaN, 2, 4, Double.NaN})),
                        0,
                        Figures::count)
                .toHtml();
        assertThat(html).containsPattern("<path class=\"l0\" d=\"M[0-9. ]+M[0-9. ]+L[0-9. ]+\"/>");
        assertThat(html).containsOnlyOnce("<circle class=\"d0\"");
        assertThat(html).doesNotContain("NaN");
    }
}
