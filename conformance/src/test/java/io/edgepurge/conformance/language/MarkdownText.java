package io.edgepurge.conformance.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the prose in a Markdown page: paragraphs, headings, list items and table cells, without code and addresses. */
record MarkdownText(Path file, String source) {
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\]]*)](?:\\([^)]*\\)|\\[[^\\]]*])|<https?:[^>]*>|https?://\\S+");
    private static final Pattern STARTS_A_PASSAGE = Pattern.compile("\\s*(?:#+ |[-*+] |\\d+\\. |\\|).*");

    List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        boolean fenced = false;
        int first = 1;
        int number = 0;
        for (String line : source.lines().toList()) {
            number++;
            boolean fence = line.strip().startsWith("```");
            if (fence
                    || fenced
                    || line.isBlank()
                    || line.startsWith("    ")
                    || STARTS_A_PASSAGE.matcher(line).matches()) {
                add(passages, first, paragraph);
                first = number;
            }
            fenced ^= fence;
            if (!fence && !fenced && !isIndentedCode(line)) {
                paragraph.append(line).append('\n');
            }
        }
        add(passages, first, paragraph);
        return passages;
    }

    private static boolean isIndentedCode(String line) {
        return line.startsWith("    ") && !STARTS_A_PASSAGE.matcher(line).matches();
    }

    private void add(List<Passage> passages, int line, StringBuilder paragraph) {
        String text = LINK.matcher(CODE.matcher(paragraph).replaceAll("X")).replaceAll("$1");
        paragraph.setLength(0);
        String[] cells = text.stripLeading().startsWith("|") ? text.split("\\|") : new String[] {text};
        for (String cell : cells) {
            if (!cell.isBlank()) {
                passages.add(new Passage(file, line, cell));
            }
        }
    }
}
