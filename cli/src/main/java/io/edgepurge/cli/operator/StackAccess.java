package io.edgepurge.cli.operator;

import io.edgepurge.aws.AwsWiring;
import io.edgepurge.aws.TableErrors;
import io.edgepurge.cli.run.CommandFailure;
import io.edgepurge.cli.run.ExitCode;
import io.edgepurge.domain.account.Account;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.Map;
import java.util.function.Function;

/** The stack that an operator works on: whatever keeps AWS from answering becomes a sentence that says what to do. */
record StackAccess(Map<String, String> variables) {
    /** @throws CommandFailure if the table does not answer */
    <T> T call(Function<AwsWiring, T> question) {
        try {
            return question.apply(new AwsWiring(variables));
        } catch (CommandFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw TableErrors.of(e).map(trouble -> sentence(trouble, e)).orElseGet(() -> unlessABug(e));
        }
    }

    /** @throws CommandFailure if there is no such account */
    static Account account(AwsWiring aws, AccountId id) {
        return aws.accounts().find(id).orElseThrow(() -> noAccount(id));
    }

    static CommandFailure noAccount(AccountId id) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "There is no account " + id
                        + ": 'edgepurge account list' shows them, 'edgepurge account create' enters one.");
    }

    private static CommandFailure unlessABug(RuntimeException failure) {
        if (failure instanceof StoreUnavailable busy) {
            return new CommandFailure(ExitCode.FAILED, "It was not done: " + busy.getMessage() + ". Try again.");
        }
        throw failure;
    }

    private CommandFailure sentence(TableErrors trouble, RuntimeException failure) {
        String words = TableErrors.words(failure);
        return switch (trouble) {
            case NO_REGION ->
                refused("No AWS region is set: give --region, set AWS_REGION, or name one in the AWS profile.");
            case NO_CREDENTIALS ->
                notAllowed("There are no AWS credentials: sign in, set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY.");
            case BAD_CREDENTIALS ->
                notAllowed("AWS does not accept these credentials, sign in again or choose others: " + words);
            case NOT_ALLOWED -> notAllowed("These AWS credentials do not allow it: " + words);
            case NO_TABLE ->
                refused("There is no table " + table() + " in this AWS account and region. The stack's outputs name it;"
                        + " --region says where it is.");
            case OTHER_TABLE -> refused("The table " + table() + " is not one of Edge Purge: " + words);
            case UNREACHABLE ->
                failed(
                        "DynamoDB does not answer, so it is not known whether anything was changed; look, then try again: "
                                + words);
            case UNKNOWN -> failed("DynamoDB answered otherwise than expected: " + words);
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
