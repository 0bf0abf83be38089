package io.edgepurge.conformance.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the prose in Java and TypeScript: documentation comments, other comments, string literals and JSX text. */
record SourceText(Path file, String source) {
    /** One alternative for each kind of token that contains text or hides the start of another token. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?s:/\\*\\*(?!/)(?<doc>.*?)\\*/)
            |(?s:/\\*(?<block>.*?)\\*/)
            |(?<lines>(?<![:\\w])//[^\\n]*(?:\\n\\s*//[^\\n]*)*)
            |(?s:\"""(?<long>.*?)(?<!\\\\)\""")
            |"(?<double>(?:[^"\\\\\\n]|\\\\.)*)"
            |'(?<single>(?:[^'\\\\\\n]|\\\\.)*)'
            |(?s:`(?<template>(?:[^`\\\\]|\\\\.)*)`)
            |(?<=[\\w"'/}]>)(?<jsx>[^<>{}=;()&|]*\\p{Alpha}{2}[^<>{}=;&|]*)(?=[<{])""", Pattern.COMMENTS);

    /** Ends a sentence, and begins the block tags of a documentation comment. */
    private static final String TAG_MARK = "\n\n\u00a7";

    private static final Pattern BLOCK_TAG =
            Pattern.compile("(?m)^[ \\t]*@(?:param\\s+(?:<\\w+>|\\w+)|throws\\s+\\w+|\\w+)");
    private static final Pattern CODE =
            Pattern.compile("(?s)\\{@(?:code|literal|snippet)\\s[^}]*}|<pre>.*?</pre>|<code>.*?</code>|`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("\\{@\\w+\\s+([^}]*)}");
    private static final Pattern MARKUP = Pattern.compile("<[/\\w][^<>]*>|https?://\\S+");
    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*(?:\\*(?!/)|//)[ \\t]?");

    /** Returns the documentation comments that have a description before their block tags. */
    List<Passage> descriptions() {
        return passages("doc").stream()
                .map(doc -> new Passage(doc.file(), doc.line(), doc.text().split(TAG_MARK, 2)[0]))
                .filter(doc -> !doc.text().isBlank())
                .toList();
    }

    /** Returns all comments. */
    List<Passage> comments() {
        return passages("doc", "block", "lines");
    }

    /** Returns string literals and JSX text that read like prose. */
    List<Passage> messages() {
        return passages("long", "double", "single", "template", "jsx").stream()
                .filter(passage -> passage.text().strip().contains(" "))
                .toList();
    }

    private List<Passage> passages(String... kinds) {
        List<Passage> passages = new ArrayList<>();
        Matcher token = TOKEN.matcher(source);
        int line = 1;
        int counted = 0;
        while (token.find()) {
            line += newlines(counted, token.start());
            counted = token.start();
            for (String kind : kinds) {
                String text = token.group(kind);
                if (text != null) {
                    passages.add(new Passage(file, line, plain(text)));
                }
            }
        }
        return passages;
    }

    private int newlines(int from, int to) {
        return Math.toIntExact(
                source.substring(from, to).chars().filter(c -> c == '\n').count());
    }

    /** Drops margins, markup and code; keeps line breaks so that lines can be counted. */
    private static String plain(String text) {
        String tagged = BLOCK_TAG.matcher(MARGIN.matcher(text).replaceAll("")).replaceAll(TAG_MARK);
        String withoutCode = CODE.matcher(tagged).replaceAll(SourceText::code);
        String withoutLinks = LINK.matcher(withoutCode).replaceAll("$1");
        return MARKUP.matcher(withoutLinks).replaceAll(" ");
    }

    private static String code(MatchResult match) {
        return "X"
                + "\n"
                        .repeat(Math.toIntExact(
                                match.group().chars().filter(c -> c == '\n').count()));
    }
}
