package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.TableError;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.cli.run.Printable;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Accesses the table of a stack and turns AWS errors into messages for the user. */
record StackAccess(Map<String, String> variables) {
    /** @throws CommandFailure if the table does not respond */
    <T> T call(Function<AwsWiring, T> operation) {
        try {
            return operation.apply(new AwsWiring(variables));
        } catch (CommandFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** @throws CommandFailure if the account does not exist */
    static Account account(AwsWiring aws, AccountId id) {
        return aws.accounts().find(id).orElseThrow(() -> noAccount(id));
    }

    static CommandFailure noAccount(AccountId id) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "There is no account " + id
                        + ". List accounts with 'edgepurge account list', or create one with 'edgepurge account create'.");
    }

    /** Returns a message for an AWS error or a conflict; returns any other exception unchanged, because it is a bug. */
    private RuntimeException failure(RuntimeException e) {
        Optional<TableError> error = TableError.of(e);
        if (error.isPresent()) {
            return explained(error.get(), e);
        }
        return e instanceof StoreUnavailable ? failed("Nothing was changed: " + e.getMessage() + ". Try again.") : e;
    }

    private CommandFailure explained(TableError error, RuntimeException failure) {
        String details = Printable.line(TableError.messageOf(failure));
        return switch (error) {
            case NO_REGION ->
                refused("No AWS region is set. Use --region, set AWS_REGION, or add a region to the AWS profile.");
            case NO_CREDENTIALS ->
                notAllowed("No AWS credentials found. Sign in, set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY.");
            case BAD_CREDENTIALS -> notAllowed("AWS rejected the credentials. Sign in again or use others: " + details);
            case NOT_ALLOWED -> notAllowed("The AWS credentials do not allow this operation: " + details);
            case NO_TABLE ->
                refused("There is no table " + table() + " in this AWS account and region. Find its name in the stack's"
                        + " outputs, and set its region with --region.");
            case OTHER_TABLE -> refused("The table " + table() + " is not an Edge Purge table: " + details);
            case UNREACHABLE ->
                failed(
                        "DynamoDB does not respond. The change may or may not have been made; check it before you retry: "
                                + details);
            case UNKNOWN -> failed("Unexpected response from DynamoDB: " + details);
        };
    }

    private String table() {
        return variables.getOrDefault("PURGE_TABLE", "");
    }

    private static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }

    private static CommandFailure notAllowed(String message) {
        return new CommandFailure(ExitCode.NOT_ALLOWED, message);
    }

    private static CommandFailure failed(String message) {
        return new CommandFailure(ExitCode.FAILED, message);
    }
}
