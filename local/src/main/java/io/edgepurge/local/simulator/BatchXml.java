package io.edgepurge.local.simulator;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses an {@code InvalidationBatch} document. Rejects DTDs, external entities and unknown elements. */
final class BatchXml {
    static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> paths = new ArrayList<>();
    private Optional<String> quantity = Optional.empty();
    private Optional<String> callerReference = Optional.empty();

    private BatchXml() {}

    sealed interface Parsed {
        record Understood(InvalidationBatch batch) implements Parsed {}

        record Rejected(ApiResponse.Refused refusal) implements Parsed {}
    }

    static Parsed parse(byte[] body) {
        if (body.length == 0) {
            return new Parsed.Rejected(
                    ErrorCode.MISSING_BODY.withMessage("This operation requires a body. Ensure that the"
                            + " body is present and the Content-Type header is set."));
        }
        try {
            return new BatchXml().read(reader(body));
        } catch (XMLStreamException e) {
            return malformed("The XML document is malformed: " + e.getMessage());
        }
    }

    private static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(body));
    }

    private Parsed read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("entity " + xml.getLocalName() + " is unknown");
                case XMLStreamConstants.DTD -> throw new XMLStreamException("document types are not allowed");
                default -> {}
            }
        }
        return result();
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        if (!NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException("element " + xml.getLocalName() + " is not in namespace " + NAMESPACE);
        }
        open.addLast(xml.getLocalName());
        text.setLength(0);
    }

    private void end() throws XMLStreamException {
        String element = String.join("/", open);
        switch (element) {
            case "InvalidationBatch/Paths/Items/Path" -> paths.add(text.toString());
            case "InvalidationBatch/Paths/Quantity" ->
                quantity = Optional.of(text.toString().strip());
            case "InvalidationBatch/CallerReference" -> callerReference = Optional.of(text.toString());
            case "InvalidationBatch/Paths/Items", "InvalidationBatch/Paths", "InvalidationBatch" -> {}
            default -> throw new XMLStreamException("unexpected element " + element);
        }
        open.removeLast();
    }

    private Parsed result() {
        if (callerReference.filter(reference -> !reference.isEmpty()).isEmpty()) {
            return missing("callerReference");
        }
        if (quantity.filter(number -> number.matches("[0-9]{1,9}")).isEmpty()) {
            return missing("paths.quantity");
        }
        if (Integer.parseInt(quantity.get()) != paths.size()) {
            return new Parsed.Rejected(ErrorCode.INCONSISTENT_QUANTITIES.withMessage(
                    "The value of Quantity and the size of Items don't match."));
        }
        return new Parsed.Understood(new InvalidationBatch(callerReference.get(), paths));
    }

    /** @see <a href="https://github.com/aws/aws-sdk-php/issues/1973">the words, seen for the whole batch</a> */
    private static Parsed missing(String member) {
        return malformed("1 validation error detected: Value null at 'invalidationBatch." + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    private static Parsed malformed(String message) {
        return new Parsed.Rejected(ErrorCode.MALFORMED_XML.withMessage(message));
    }
}
