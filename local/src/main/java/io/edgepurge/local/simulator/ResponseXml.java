package io.edgepurge.local.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes CloudFront's XML documents, with the elements in the order of its API model. */
final class ResponseXml {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final XMLStreamWriter xml;

    private ResponseXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the content of an element. */
    interface Content {
        void write(ResponseXml xml) throws XMLStreamException;
    }

    static byte[] invalidation(Invalidation invalidation) {
        return document("Invalidation", xml -> {
            xml.summary(invalidation);
            xml.batch(invalidation.batch());
        });
    }

    static byte[] list(ApiResponse.Listed listed) {
        return document("InvalidationList", xml -> {
            xml.leaf("Marker", listed.marker());
            if (listed.next().isPresent()) {
                xml.leaf("NextMarker", listed.next().get());
            }
            xml.leaf("MaxItems", Integer.toString(listed.maxItems()));
            xml.leaf("IsTruncated", Boolean.toString(listed.next().isPresent()));
            xml.leaf("Quantity", Integer.toString(listed.page().size()));
            xml.element("Items", items -> {
                for (Invalidation invalidation : listed.page()) {
                    items.element("InvalidationSummary", summary -> summary.summary(invalidation));
                }
            });
        });
    }

    static byte[] error(ApiResponse.Refused refused, String requestId) {
        String type = refused.code().status() < 500 ? "Sender" : "Receiver";
        return document("ErrorResponse", xml -> {
            xml.element("Error", error -> {
                error.leaf("Type", type);
                error.leaf("Code", refused.code().wireName());
                error.leaf("Message", refused.message());
            });
            xml.leaf("RequestId", requestId);
        });
    }

    static byte[] document(String root, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8);
            out.writeStartDocument(UTF_8, "1.0");
            out.writeStartElement(root);
            out.writeDefaultNamespace(BatchXml.NAMESPACE);
            content.write(new ResponseXml(out));
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void summary(Invalidation invalidation) throws XMLStreamException {
        leaf("Id", invalidation.id());
        leaf("Status", invalidation.status());
        leaf(
                "CreateTime",
                invalidation.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private void batch(InvalidationBatch batch) throws XMLStreamException {
        element("InvalidationBatch", content -> {
            content.element("Paths", paths -> {
                paths.leaf("Quantity", Integer.toString(batch.paths().size()));
                paths.element("Items", items -> {
                    for (String path : batch.paths()) {
                        items.leaf("Path", path);
                    }
                });
            });
            content.leaf("CallerReference", batch.callerReference());
        });
    }

    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write(this);
        xml.writeEndElement();
    }

    /** Writes text. A carriage return becomes a reference, because XML parsers read a raw one as a line feed. */
    void leaf(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        String[] lines = text.split("\r", -1);
        xml.writeCharacters(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            xml.writeEntityRef("#xD");
            xml.writeCharacters(lines[i]);
        }
        xml.writeEndElement();
    }
}
