package io.edgepurge.cli.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Describes in plain words why a file cannot be read. The JDK's messages are class names or the name of the file. */
public final class FileError {
    private FileError() {}

    /** Returns a reason such as "permission denied", without a period at the end. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).orElse("the file system failed");
            case CharacterCodingException _ -> "it is not UTF-8 text";
            default -> Optional.ofNullable(failure.getMessage()).orElse("reading failed");
        };
    }
}
