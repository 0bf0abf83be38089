#!/usr/bin/env bash
# The script of the GitHub Action: collects URLs and tags, purges them, and reports the result. Works with bash 3.2 and
# without GitHub. Inputs are environment variables, see action.yml. Outputs go to the files $GITHUB_OUTPUT and
# $GITHUB_STEP_SUMMARY.
set -euo pipefail
unset CDPATH

edgepurge=${EDGEPURGE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/edgepurge}
work=$(mktemp -d)
readonly edgepurge work
readonly list=$work/urls output_json=$work/output_json
trap 'rm -rf "$work"' EXIT

fail() {
  printf '::error::%s\n' "$1" >&2
  exit 2
}

# Trims lines and removes carriage returns, empty lines and a byte order mark.
trimmed_lines() {
  LC_ALL=C sed -e $'1s/^\357\273\277//' -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d'
}

# Percent-encodes a path byte by byte, except for characters that URLs of this service may contain.
url_encoded() {
  local LC_ALL=C text=$1 byte code result='' at
  for ((at = 0; at < ${#text}; at++)); do
    byte=${text:at:1}
    case $byte in
      [A-Za-z0-9._!\$\&\'\(\)+,\;=:@/-]) result=$result$byte ;;
      *)
        printf -v code '%d' "'$byte"
        printf -v code '%%%02X' $((code & 255))
        result=$result$code
        ;;
    esac
  done
  printf '%s\n' "$result"
}

# Prints the commit to compare with: the branch before this push, or else the parent. Prints the empty tree if there is
# none, so that all files are new.
previous_commit() {
  local before=${BEFORE:-}
  case $before in
    *[!0]*)
      git cat-file -e "$before^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$before" 2>/dev/null ||
        fail "only-changed needs the commit $before, which is not in the clone. In actions/checkout, set fetch-depth: 0"
      printf '%s\n' "$before"
      ;;
    *)
      if git rev-parse --quiet --verify 'HEAD^' 2>/dev/null; then
        return
      fi
      [ "$(git rev-parse --is-shallow-repository)" = false ] ||
        fail "only-changed needs the previous commit, which is not in the clone. In actions/checkout, set fetch-depth: 2"
      git hash-object -t tree /dev/null
      ;;
  esac
}

# Prints the folder in the form that git uses: trimmed, without ./ and trailing slashes. Empty for the whole repository.
normalized_folder() {
  local folder
  folder=$(printf '%s\n' "$ONLY_CHANGED" | trimmed_lines)
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

# Prints the URLs of files that were added, changed, moved or deleted; for a moved file, the old and the new one.
changed_urls() {
  local folder previous file
  case ${BASE_URL:-} in
    http://*/ | https://*/) ;;
    *) fail "only-changed needs base-url: the URL of the folder, ending with /" ;;
  esac
  folder=$(normalized_folder)
  previous=$(previous_commit)
  if [ -n "$folder" ]; then
    is_folder HEAD "$folder" || is_folder "$previous" "$folder" ||
      fail "only-changed is not a folder of the repository: $ONLY_CHANGED"
    folder=$folder/
  fi
  # print names unquoted, and do not treat the folder as a pattern
  git --literal-pathspecs -c core.quotePath=false diff --name-only --no-renames -z "$previous" HEAD -- "${folder:-.}" \
    >"$work/changed"
  while IFS= read -r -d '' file; do
    case $file in
      "$folder"*) printf '%s%s\n' "$BASE_URL" "$(url_encoded "${file#"$folder"}")" ;;
      *) fail "git listed a file outside $ONLY_CHANGED: $file" ;;
    esac
  done <"$work/changed"
}

collect_urls() {
  printf '%s\n' "${URLS:-}" | trimmed_lines
  if [ -n "${URLS_FROM:-}" ]; then
    [ -r "$URLS_FROM" ] || fail "urls-from: cannot read the file $URLS_FROM"
    trimmed_lines <"$URLS_FROM"
  fi
  if [ -n "$(printf '%s\n' "${ONLY_CHANGED:-}" | trimmed_lines)" ]; then
    changed_urls
  fi
}

output() {
  printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:-/dev/null}"
}

summary() {
  printf '%s\n' "$1" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
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

report() {
  local id status left
  id=$(field id)
  status=$(combined_status "$(field status)" "$1")
  left=$(field left)
  output id "$id"
  output status "$status"
  output quota-left "$left"
  summary "Edge Purge: $status${id:+, purge $id}${left:+, $left items left of the monthly quota}."
}

main() {
  local arguments tag exit_code=0
  case ${WAIT:-true} in
    true | false) ;;
    *) fail "wait must be true or false, not $WAIT" ;;
  esac
  collect_urls >"$list"
  printf '%s\n' "${TAGS:-}" | trimmed_lines >"$work/tags"
  if [ ! -s "$list" ] && [ ! -s "$work/tags" ]; then
    echo 'Nothing to purge.'
    output id ''
    output status none
    output quota-left ''
    summary 'Edge Purge: nothing to purge.'
    return
  fi
  arguments=(purge --output json)
  [ ! -s "$list" ] || arguments+=(--from-file "$list")
  # join options and values with =, because values may begin with - or @
  while IFS= read -r tag; do
    arguments+=("--tag=$tag")
  done <"$work/tags"
  [ -z "${REASON:-}" ] || arguments+=("--reason=$REASON")
  [ "${WAIT:-true}" != true ] || arguments+=(--wait)
  [ -z "${WAIT_TIMEOUT:-}" ] || arguments+=("--wait-timeout=$WAIT_TIMEOUT")
  "$edgepurge" "${arguments[@]}" >"$output_json" || exit_code=$?
  cat "$output_json"
  report "$exit_code"
  return "$exit_code"
}

main
