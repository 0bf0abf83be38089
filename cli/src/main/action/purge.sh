#!/usr/bin/env bash
# The script of the GitHub Action: collects URLs, tags and images, purges them, and reports the result. Works with bash 3.2 and
# without GitHub. Inputs are environment variables, see action.yml. Outputs go to the files $GITHUB_OUTPUT and
# $GITHUB_STEP_SUMMARY.
set -euo pipefail
unset CDPATH

edgepurge=${EDGEPURGE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/edgepurge}
work=$(mktemp -d)
readonly edgepurge work
readonly output_json=$work/output_json messages=$work/messages
trap 'rm -rf "$work"' EXIT

# Fails because of wrong usage. The message may contain inputs; it is escaped as GitHub's toolkit escapes the data of a command.
fail() {
  local data=${1//\%/%25}
  data=${data//$'\r'/%0D}
  printf '::error::%s\n' "${data//$'\n'/%0A}" >&2
  summary 'Edge Purge: failed.'
  printf '%s\n' "$1" | without_commands | summary_of_text
  exit 2
}

# Sets an output. A value with several lines gets a random delimiter, so that it cannot set another output.
output() {
  local delimiter
  case $2 in
    *[$'\r\n']*)
      delimiter=edgepurge_$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
      printf '%s<<%s\n%s\n%s\n' "$1" "$delimiter" "$2" "$delimiter"
      ;;
    *) printf '%s=%s\n' "$1" "$2" ;;
  esac >>"${GITHUB_OUTPUT:-/dev/null}"
}

summary() {
  printf '%s\n' "$1" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

# Adds text to the summary. Indented text is code in Markdown, whatever it contains.
summary_of_text() {
  { echo && sed 's/^/    /'; } >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

# Escapes lines that the runner would read as workflow commands: ::NAME:: at the start of a line, after white space, and
# ##[NAME] anywhere. A carriage return ends a line for the runner. Works line by line, so that messages are shown at once.
without_commands() {
  local line blank LC_ALL=C
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    line=${line//$'\r'/\\r}
    line=${line//\#\#\[/##\\[}
    # White space includes characters beyond ASCII.
    blank=${line%%[[:graph:]]*}
    case ${line#"$blank"} in
      ::*) line=$blank\\${line#"$blank"} ;;
    esac
    printf '%s\n' "$line"
  done
}

# Trims lines and removes carriage returns, empty lines and a byte order mark.
trimmed_lines() {
  LC_ALL=C sed -e $'1s/^\357\273\277//' -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d'
}

# Succeeds if a list on stdin contains URLs, and not only comments and empty lines.
has_urls() {
  trimmed_lines | LC_ALL=C grep -c '^[^#]' >/dev/null
}

only_changed() {
  printf '%s\n' "${ONLY_CHANGED:-}" | trimmed_lines
}

is_commit_id() {
  local LC_ALL=C
  case $1 in
    *[!0-9a-fA-F]*) return 1 ;;
  esac
  [ "${#1}" -eq 40 ] || [ "${#1}" -eq 64 ]
}

# Fetches a commit, a tag or a branch. A complete clone stays complete. Accepts no options and no refspecs.
fetch_from_origin() {
  git check-ref-format --allow-onelevel "$1" 2>/dev/null || return 1
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --depth=1 -- origin "$1" 2>/dev/null
  else
    git fetch --quiet -- origin "$1" 2>/dev/null
  fi
}

# Fetches a commit that the clone lacks. Fails if the remote repository does not have it either.
require_commit() {
  git cat-file -e "$1^{commit}" 2>/dev/null || fetch_from_origin "$1" ||
    fail "only-changed needs the commit $1, which is not in the clone. In actions/checkout, set fetch-depth: 0"
}

# Prints the commit of the input since: a commit, a tag, or a branch. Fetches it if the clone lacks it.
commit_of_since() {
  git rev-parse --quiet --verify --end-of-options "$SINCE^{commit}" 2>/dev/null && return
  if fetch_from_origin "$SINCE"; then
    git rev-parse --verify 'FETCH_HEAD^{commit}'
  else
    fail "since is not a commit, tag, or branch of the repository: $SINCE"
  fi
}

# Prints the commit to compare with. Fails if it would have to be guessed.
previous_commit() {
  local last=''
  if [ -n "${SINCE:-}" ]; then
    commit_of_since
    return
  fi
  case ${GITHUB_REF:-} in
    refs/tags/*) fail "only-changed needs since on a tag: a tag does not say which commit was purged before. Set since to the previous tag" ;;
  esac
  if [ -r "${LAST_SUCCESS:-}" ]; then
    last=$(cat -- "$LAST_SUCCESS")
    is_commit_id "$last" || fail "The commit of the last run that succeeded is not a commit ID: $last. Set since to a commit or branch"
  fi
  [ -z "${BEFORE:-}" ] || is_commit_id "$BEFORE" || fail "The commit before the push is not a commit ID: $BEFORE"
  case ${last:-${BEFORE:-}} in
    *[!0]*)
      require_commit "${last:-$BEFORE}"
      printf '%s\n' "${last:-$BEFORE}"
      ;;
    *) parent_commit ;;
  esac
}

# Prints the parent, or the empty tree for the first commit of the repository, in which all files are new. Fails for a new branch.
parent_commit() {
  if git rev-parse --quiet --verify 'HEAD^' >"$work/parent" 2>/dev/null; then
    [ -z "${BEFORE:-}" ] ||
      fail "only-changed needs since on a new branch: the push does not say where the branch starts. Set since to a commit or branch"
    cat "$work/parent"
    return
  fi
  [ "$(git rev-parse --is-shallow-repository)" = false ] ||
    fail "only-changed needs the previous commit, which is not in the clone. In actions/checkout, set fetch-depth: 0"
  git hash-object -t tree /dev/null
}

# Prints the folder in the form that git uses: trimmed, without ./ and trailing slashes. Empty for the whole repository.
normalized_folder() {
  local folder
  folder=$(only_changed)
  while :; do
    case $folder in
      /*) break ;;
      ./*) folder=${folder#./} ;;
      */) folder=${folder%/} ;;
      .) folder='' ;;
      *) break ;;
    esac
  done
  printf '%s\n' "$folder"
}

is_folder() {
  [ "$(git cat-file -t "$1:$2" 2>/dev/null)" = tree ]
}

# Lists the files that were added, changed, moved or deleted, each followed by NUL; for a moved file, the old and the new name.
list_changed_files() {
  local previous
  case ${BASE_URL:-} in
    http://*/ | https://*/) ;;
    *) fail "only-changed needs base-url: the URL of the folder, ending with /" ;;
  esac
  git rev-parse --git-dir >/dev/null 2>&1 ||
    fail 'only-changed needs the repository. Use actions/checkout before this action'
  previous=$(previous_commit)
  if [ -n "$folder" ]; then
    is_folder HEAD "$folder" || is_folder "$previous" "$folder" ||
      fail "only-changed is not a folder of the repository: $ONLY_CHANGED"
  fi
  echo "Comparing with $previous."
  # --literal-pathspecs does not treat the folder as a pattern
  git --literal-pathspecs diff --name-only --no-renames -z "$previous" HEAD -- "${folder:-.}" >"$work/changed"
}

# Prints a field of the purges or of the quota. The command line prints one field per line, and those of the purges and
# the quota are indented by four spaces.
field() {
  sed -n "s/^    \"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$output_json" | paste -s -d ' ' -
}

# Prints the combined status of all purges: the worst one. The second argument is the exit code of the command line. Without
# any status, the result is refused if the exit code says so, and unknown otherwise.
combined_status() {
  local status
  for status in failed cancelled queued submitted; do
    case " $1 " in
      *" $status "*)
        printf '%s\n' "$status"
        return
        ;;
    esac
  done
  case $2/$1 in
    0/*completed*) echo completed ;;
    2/ | 3/ | 4/) echo refused ;;
    *) echo unknown ;;
  esac
}

# Writes the outputs and the summary. The argument is the exit code of the command line.
report() {
  local id status left
  id=$(field id)
  status=$(combined_status "$(field status)" "$1")
  left=$(field left)
  left=${left##* }
  output id "$id"
  output status "$status"
  output quota-left "$left"
  summary "Edge Purge: $status${id:+, purge $id}${left:+, $left items left of the monthly quota}."
  if [ "$1" -ne 0 ] && [ -s "$messages" ]; then
    summary_of_text <"$messages"
  fi
}

# Runs the command line with the options of all purges. Shows its messages and keeps them for the summary.
run_purge() {
  local code=0
  { "$edgepurge" "${options[@]}" "$@" 2>&1 >&3 | without_commands | tee -a "$messages" >&2; } 3>>"$output_json" || code=$?
  [ "$exit_code" -ne 0 ] || exit_code=$code
}

purge_listed_items() {
  local arguments=() tag image
  if printf '%s\n' "${URLS:-}" | has_urls; then
    arguments+=(-)
  fi
  if [ -n "${URLS_FROM:-}" ] && has_urls <"$URLS_FROM"; then
    arguments+=("--from-file=$URLS_FROM")
  fi
  # join options and values with =, because values may begin with - or @
  while IFS= read -r tag; do
    arguments+=("--tag=$tag")
  done < <(printf '%s\n' "${TAGS:-}" | trimmed_lines)
  while IFS= read -r image; do
    arguments+=("--image=$image")
  done < <(printf '%s\n' "${IMAGES:-}" | trimmed_lines)
  [ "${#arguments[@]}" -eq 0 ] || run_purge "${arguments[@]}" <<<"${URLS:-}"
}

purge_changed_files() {
  [ ! -s "$work/changed" ] || run_purge --names "--base-url=$BASE_URL" "--origin=${ORIGIN:-web}" ${folder:+"--root=$folder"} \
    --null "--from-file=$work/changed"
}

# Records the commit at which the next run starts.
record_success() {
  local commit
  case ${GITHUB_REF:-} in
    refs/tags/*) return ;;
  esac
  if [ -n "${LAST_SUCCESS:-}" ] && [ -n "$(only_changed)" ]; then
    commit=$(git rev-parse HEAD)
    mkdir -p "$(dirname "$LAST_SUCCESS")"
    printf '%s\n' "$commit" >"$LAST_SUCCESS"
    output commit "$commit"
  fi
}

require_valid_inputs() {
  case ${WAIT:-true} in
    true | false) ;;
    *) fail "wait must be true or false, not $WAIT" ;;
  esac
  case ${ORIGIN:-web} in
    web | s3) ;;
    *) fail "origin must be web or s3, not $ORIGIN" ;;
  esac
  case ${SPELLINGS:-all} in
    all | requested) ;;
    *) fail "spellings must be all or requested, not $SPELLINGS" ;;
  esac
  case ${VERIFY:-true} in
    true | false) ;;
    *) fail "verify must be true or false, not $VERIFY" ;;
  esac
  [ -z "${URLS_FROM:-}" ] || { [ -f "$URLS_FROM" ] && [ -r "$URLS_FROM" ]; } || fail "urls-from: cannot read the file $URLS_FROM"
}

# Prints the output of the command line. The runner would read ##[NAME] in a string as a workflow command.
print_json() {
  LC_ALL=C sed 's/##\[/##\\u005b/g' "$output_json"
}

report_nothing_to_purge() {
  echo 'Nothing to purge.'
  output id ''
  output status none
  output quota-left ''
  summary 'Edge Purge: nothing to purge.'
}

purge() {
  local exit_code=0 folder='' options
  require_valid_inputs
  if [ -n "$(only_changed)" ]; then
    folder=$(normalized_folder)
    list_changed_files
  fi
  options=(purge --output json --skip-refused)
  [ -z "${REASON:-}" ] || options+=("--reason=$REASON")
  [ -z "${SPELLINGS:-}" ] || options+=("--spellings=$SPELLINGS")
  [ "${VERIFY:-}" != true ] || options+=(--verify)
  [ "${VERIFY:-}" != false ] || options+=(--no-verify)
  [ "${WAIT:-true}" != true ] || options+=(--wait)
  [ -z "${WAIT_TIMEOUT:-}" ] || options+=("--wait-timeout=$WAIT_TIMEOUT")
  purge_listed_items
  purge_changed_files
  if [ -e "$output_json" ]; then
    print_json
    report "$exit_code"
  else
    report_nothing_to_purge
  fi
  [ "$exit_code" -ne 0 ] || record_success
  return "$exit_code"
}

# Writes the key under which the last success is kept. Steps for another branch, folder or URL have another key.
state_key() {
  output key "$(printf '%s\n' "${GITHUB_REF:-}" "${EDGEPURGE_URL:-}" "${ONLY_CHANGED:-}" "${BASE_URL:-}" "${ORIGIN:-web}" |
    git hash-object --stdin)"
}

case ${1:-purge} in
  state-key) state_key ;;
  purge) purge ;;
  *) fail "unknown step of the action: $1" ;;
esac
