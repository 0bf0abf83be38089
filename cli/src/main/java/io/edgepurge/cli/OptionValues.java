package io.edgepurge.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets an attached value look like an option: {@code --reason=--wait} is the reason {@code --wait}, as with getopt. A separate
 * value, as in {@code --reason --wait URL}, is rejected, because the value was probably forgotten.
 *
 * <p>Picocli can only allow or reject both.
 */
final class OptionValues implements IParameterPreprocessor {
    private static final String END_OF_OPTIONS = "--";

    /** Applies the rule to a command and its subcommands. */
    static void applyTo(CommandLine command) {
        command.setAllowOptionsAsOptionParameters(true);
        checkSeparateValues(command);
    }

    private static void checkSeparateValues(CommandLine command) {
        command.getCommandSpec().preprocessor(new OptionValues());
        command.getSubcommands().values().forEach(OptionValues::checkSeparateValues);
    }

    /** Checks the remaining arguments of a command before they are parsed. The next argument is at the end of the stack. */
    @Override
    @SuppressWarnings("JdkObsolete") // the type of the interface
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, @Nullable ArgSpec argument, Map<String, Object> state) {
        List<String> inOrder = arguments.reversed();
        for (int index = 0; index + 1 < inOrder.size() && !inOrder.get(index).equals(END_OF_OPTIONS); index++) {
            requireValue(command, inOrder.get(index), inOrder.get(index + 1));
        }
        return false;
    }

    private static void requireValue(CommandSpec command, String name, String next) {
        @Nullable OptionSpec option = command.optionsMap().get(name);
        if (option != null && option.arity().min() > 0 && isOption(command, next)) {
            throw new MissingParameterException(
                    command.commandLine(),
                    option,
                    "Option '" + name + "' needs a value, but the option '" + next
                            + "' follows. If it is the value, write " + name + "=" + next);
        }
    }

    private static boolean isOption(CommandSpec command, String argument) {
        return argument.equals(END_OF_OPTIONS) || command.optionsMap().containsKey(argument.split("=", 2)[0]);
    }
}
