#!/usr/bin/env bash
# What the GitHub Action does: gathers URLs and tags, purges them, and says how it went. Works with bash 3.2 and without
# GitHub: everything comes in through variables (action.yml says which), everything goes out through the two files that
# GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name.
set -euo pipefail
unset CDPATH

edgepurge=${EDGEPURGE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/edgepurge}
work=$(mktemp -d)
readonly edgepurge work
readonly list=$work/urls answer=$work/answer
trap 'rm -rf "$work"' EXIT

fail() {
  printf '::error::%s\n' "$1" >&2
  exit 2
}

# Lines without blanks at their ends, without carriage returns, without empty ones, and without a mark of UTF-8 before the first.
lines() {
  LC_ALL=C sed -e $'1s/^\357\273\277//' -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d'
}

# A path of the repository as a URL spells it: what a URL of this service may not hold as it is is encoded, byte by byte.
encoded() {
  local LC_ALL=C text=$1 byte code spelled='' at
  for ((at = 0; at < ${#text}; at++)); do
    byte=${text:at:1}
    case $byte in
      [A-Za-z0-9._!\$\&\'\(\)+,\;=:@/-]) spelled=$spelled$byte ;;
      *)
        printf -v code '%d' "'$byte"
        printf -v code '%%%02X' $((code & 255))
        spelled=$spelled$code
        ;;
    esac
  done
  printf '%s\n' "$spelled"
}

# The commit to compare with: what the branch pointed to before this push, else the parent. Nothing if there is none, so
# that everything is new.
previous_commit() {
  local before=${BEFORE:-}
  case $before in
    *[!0]*)
      git cat-file -e "$before^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$before" 2>/dev/null ||
        fail "only-changed needs the commit $before to compare with, and it is not in the clone: check out with fetch-depth: 0"
      printf '%s\n' "$before"
      ;;
    *)
      if git rev-parse --quiet --verify 'HEAD^' 2>/dev/null; then
        return
      fi
      [ "$(git rev-parse --is-shallow-repository)" = false ] ||
        fail "only-changed needs the previous commit to compare with, and it is not in the clone: check out with fetch-depth: 2"
      git hash-object -t tree /dev/null
      ;;
  esac
}

# The folder as git spells it: without blanks at its ends, ./ before it and slashes after it. Nothing for the whole repository.
folder_of_changes() {
  local folder
  folder=$(printf '%s\n' "$ONLY_CHANGED" | lines)
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

# URLs of files below a folder that were added, changed, moved or deleted: of a moved one both.
changed_urls() {
  local folder previous file
  case ${BASE_URL:-} in
    http://*/ | https://*/) ;;
    *) fail "only-changed needs base-url: the URL of that folder, with a / at its end" ;;
  esac
  folder=$(folder_of_changes)
  previous=$(previous_commit)
  if [ -n "$folder" ]; then
    is_folder HEAD "$folder" || is_folder "$previous" "$folder" ||
      fail "only-changed names no folder of the repository: $ONLY_CHANGED"
    folder=$folder/
  fi
  # quoted names would not be names, and a folder is no pattern
  git --literal-pathspecs -c core.quotePath=false diff --name-only --no-renames -z "$previous" HEAD -- "${folder:-.}" \
    >"$work/changed"
  while IFS= read -r -d '' file; do
    case $file in
      "$folder"*) printf '%s%s\n' "$BASE_URL" "$(encoded "${file#"$folder"}")" ;;
      *) fail "only-changed names $ONLY_CHANGED, and git a file outside it: $file" ;;
    esac
  done <"$work/changed"
}

gather() {
  printf '%s\n' "${URLS:-}" | lines
  if [ -n "${URLS_FROM:-}" ]; then
    [ -r "$URLS_FROM" ] || fail "urls-from names a file that cannot be read: $URLS_FROM"
    lines <"$URLS_FROM"
  fi
  if [ -n "$(printf '%s\n' "${ONLY_CHANGED:-}" | lines)" ]; then
    changed_urls
  fi
}

output() {
  printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:-/dev/null}"
}

summary() {
  printf '%s\n' "$1" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
}

# A member of the purges or the quota, from the document that the command line prints with a member a line, indented by its
# depth.
member() {
  sed -n "s/^    \"$1\" : \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$answer" | paste -s -d ' ' -
}

# What the purges come to together: the worst of them, as far as they are. Given is the exit code too: refused is what the
# command line says was, and unknown whatever it does not say.
status_of() {
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
  id=$(member id)
  status=$(status_of "$(member status)" "$1")
  left=$(member left)
  output id "$id"
  output status "$status"
  output quota-left "$left"
  summary "Edge Purge: $status${id:+, purge $id}${left:+, $left items left of the monthly quota}."
}

main() {
  local arguments tag exit_code=0
  case ${WAIT:-true} in
    true | false) ;;
    *) fail "wait is true or false, not $WAIT" ;;
  esac
  gather >"$list"
  printf '%s\n' "${TAGS:-}" | lines >"$work/tags"
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
  # each option in one word with its value, which may begin with - or @
  while IFS= read -r tag; do
    arguments+=("--tag=$tag")
  done <"$work/tags"
  [ -z "${REASON:-}" ] || arguments+=("--reason=$REASON")
  [ "${WAIT:-true}" != true ] || arguments+=(--wait)
  [ -z "${WAIT_TIMEOUT:-}" ] || arguments+=("--wait-timeout=$WAIT_TIMEOUT")
  "$edgepurge" "${arguments[@]}" >"$answer" || exit_code=$?
  cat "$answer"
  report "$exit_code"
  return "$exit_code"
}

main
