package io.edgepurge.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/** Parses numbers, flags, and words. Picocli's own parsers report Java's names for types and values. */
final class OptionTypes {
    private OptionTypes() {}

    /** Registers the parsers for a command and its subcommands. */
    static void registerIn(CommandLine root) {
        root.registerConverter(int.class, OptionTypes::number);
        root.registerConverter(Integer.class, OptionTypes::number);
        root.registerConverter(boolean.class, OptionTypes::flag);
        types(root).filter(Class::isEnum).distinct().forEach(type -> registerEnum(root, type));
    }

    private static Stream<Class<?>> types(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().args().stream().flatMap(OptionTypes::types),
                command.getSubcommands().values().stream().flatMap(OptionTypes::types));
    }

    private static Stream<Class<?>> types(ArgSpec argument) {
        return Stream.concat(Stream.of(argument.type()), Arrays.stream(argument.auxiliaryTypes()));
    }

    private static <T> void registerEnum(CommandLine root, Class<T> type) {
        root.registerConverter(type, word -> constant(type, word));
    }

    private static <T> T constant(Class<T> type, String word) {
        T[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("the value must be "
                        + Arrays.stream(constants)
                                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" or "))
                        + ", not '" + word + "'"));
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "the value must be a whole number of at most " + Integer.MAX_VALUE + ", not '" + text + "'");
        }
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TypeConversionException("the option takes no value, not '" + text + "'");
        };
    }
}
