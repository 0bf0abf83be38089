package io.edgepurge.conformance.patterns;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the calls of a class that compile regular expressions. */
record PatternCalls(String className, List<List<CodeElement>> methods) {
    private static final String TEXT = "(Ljava/lang/String;";
    private static final String COMPILE = "java/util/regex/Pattern.compile" + TEXT;

    /** Methods whose last argument is an expression and that match whole texts. */
    private static final Set<String> MATCHING = Set.of(
            "java/lang/String.matches" + TEXT,
            "java/util/regex/Pattern.matches" + TEXT,
            "io/edgepurge/domain/account/EndpointRule.written" + TEXT);

    /** Methods that look for an expression inside a text, with the number of texts that follow the expression. */
    private static final Map<String, Integer> SEARCHING = Map.of(
            "java/lang/String.replaceAll" + TEXT,
            1,
            "java/lang/String.replaceFirst" + TEXT,
            1,
            "java/lang/String.split" + TEXT,
            0,
            "io/edgepurge/domain/path/Escape.<init>(Ljava/lang/String;ILjava/lang/String;",
            0,
            "io/edgepurge/domain/url/UrlWarning.matches" + TEXT,
            0);

    /** The flags that our own methods among these add. */
    private static final Map<String, Integer> FLAGS =
            Map.of("EndpointRule", Pattern.DOTALL, "Escape", Pattern.CASE_INSENSITIVE);

    static PatternCalls of(String className, ClassModel model) {
        return new PatternCalls(
                className,
                model.methods().stream()
                        .flatMap(method -> method.code().stream())
                        .map(code -> code.elementList().stream()
                                .filter(element -> element instanceof InvokeInstruction
                                        || element instanceof FieldInstruction
                                        || element instanceof ConstantInstruction)
                                .toList())
                        .toList());
    }

    Stream<PatternUse> uses() {
        return methods.stream()
                .flatMap(method -> IntStream.range(0, method.size()).boxed().flatMap(at -> use(method, at).stream()));
    }

    private Optional<PatternUse> use(List<CodeElement> method, int at) {
        String call = callAt(method, at);
        if (call.isEmpty()) {
            return Optional.empty();
        }
        List<Object> constants = constantsBefore(method, at);
        if (call.startsWith(COMPILE)) {
            boolean withFlags = call.startsWith(COMPILE + "I)");
            int flags = withFlags && constants.getLast() instanceof Integer number ? number : 0;
            return Optional.of(new PatternUse(className, textBefore(0, constants), flags, isSearchedFor(method, at)));
        }
        int flags = FLAGS.getOrDefault(className, 0);
        return MATCHING.stream()
                .filter(call::startsWith)
                .map(_ -> new PatternUse(className, textBefore(0, constants), flags, false))
                .findFirst()
                .or(() -> SEARCHING.entrySet().stream()
                        .filter(searching -> call.startsWith(searching.getKey()))
                        .map(searching ->
                                new PatternUse(className, textBefore(searching.getValue(), constants), flags, true))
                        .findFirst());
    }

    /** Returns false only if the expression is stored in a field, and every use of the field matches a whole text. */
    private boolean isSearchedFor(List<CodeElement> method, int at) {
        return !(at + 1 < method.size()
                && method.get(at + 1) instanceof FieldInstruction field
                && field.opcode() == Opcode.PUTSTATIC
                && usesOf(field).allMatch(PatternCalls::matchesWholeText));
    }

    private Stream<List<CodeElement>> usesOf(FieldInstruction field) {
        return methods.stream()
                .flatMap(method -> IntStream.range(0, method.size())
                        .filter(at -> method.get(at) instanceof FieldInstruction read
                                && read.opcode() == Opcode.GETSTATIC
                                && read.field().equals(field.field()))
                        .mapToObj(at -> method.subList(at, method.size())));
    }

    private static boolean matchesWholeText(List<CodeElement> use) {
        int matcher = IntStream.range(0, use.size())
                .filter(at -> callAt(use, at).startsWith("java/util/regex/Pattern."))
                .findFirst()
                .orElse(use.size());
        return callAt(use, matcher).startsWith("java/util/regex/Pattern.matcher(")
                && Stream.of("matches(", "lookingAt(")
                        .anyMatch(name -> callAt(use, matcher + 1).startsWith("java/util/regex/Matcher." + name));
    }

    /** Returns owner, name, and type of the method that is called; an empty text for another instruction. */
    private static String callAt(List<CodeElement> method, int at) {
        return at < method.size() && method.get(at) instanceof InvokeInstruction call
                ? call.owner().asInternalName() + "." + call.name().stringValue()
                        + call.type().stringValue()
                : "";
    }

    /** Returns the constants that are pushed between the call before and this one. */
    private static List<Object> constantsBefore(List<CodeElement> method, int call) {
        int start = call - 1;
        while (start >= 0 && !(method.get(start) instanceof InvokeInstruction)) {
            start--;
        }
        return method.subList(start + 1, call).stream()
                .filter(ConstantInstruction.class::isInstance)
                .map(constant -> (Object) ((ConstantInstruction) constant).constantValue())
                .toList();
    }

    /** Returns the last text before some others; empty if it is not a constant. */
    private static Optional<String> textBefore(int others, List<Object> constants) {
        List<String> texts = constants.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return texts.size() > others ? Optional.of(texts.get(texts.size() - 1 - others)) : Optional.empty();
    }
}
