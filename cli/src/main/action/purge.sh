#!/usr/bin/env bash
# What the GitHub Action does: gathers URLs and tags, purges them, and says how it went. Works with bash 3.2 and without
# GitHub: everything comes in through variables (action.yml says which), everything goes out through the two files that
# GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name.
set -euo pipefail

edgepurge=${EDGEPURGE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)/edgepurge}
work=$(mktemp -d)
readonly edgepurge work
readonly list=$work/urls answer=$work/answer
trap 'rm -rf "$work"' EXIT

fail() {
  printf '::error::%s\n' "$1" >&2
  exit 2
}

# Lines without blanks at their ends, without carriage returns, and without empty ones.
lines() {
  sed -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d'
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

# URLs of files below a folder that were added, changed, moved or deleted: of a moved one both.
changed_urls() {
  local folder=${ONLY_CHANGED%/}/ previous file
  [ "$folder" != ./ ] || folder=
  case ${BASE_URL:-} in
    http://*/ | https://*/) ;;
    *) fail "only-changed needs base-url: the URL of that folder, with a / at its end" ;;
  esac
  previous=$(previous_commit)
  # quoted names would not be names
  git -c core.quotePath=false diff --name-only --no-renames -z "$previous" HEAD -- "${folder:-.}" >"$work/changed"
  while IFS= read -r -d '' file; do
    printf '%s%s\n' "$BASE_URL" "$(encoded "${file#"$folder"}")"
  done <"$work/changed"
}

gather() {
  printf '%s\n' "${URLS:-}" | lines
  if [ -n "${URLS_FROM:-}" ]; then
    [ -r "$URLS_FROM" ] || fail "urls-from names a file that cannot be read: $URLS_FROM"
    lines <"$URLS_FROM"
  fi
  if [ -n "${ONLY_CHANGED:-}" ]; then
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

# What the purges come to together: the worst of them, as far as they are.
status_of() {
  local status
  for status in failed cancelled queued submitted completed; do
    case " $1 " in
      *" $status "*)
        printf '%s\n' "$status"
        return
        ;;
    esac
  done
  echo refused
}

report() {
  local id status left
  id=$(member id)
  status=$(status_of "$(member status)")
  left=$(member left)
  output id "$id"
  output status "$status"
  output quota-left "$left"
  summary "Edge Purge: $status${id:+, purge $id}${left:+, $left items left of the monthly quota}."
}

main() {
  local arguments tag exit_code=0
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
  while IFS= read -r tag; do
    arguments+=(--tag "$tag")
  done <"$work/tags"
  [ -z "${REASON:-}" ] || arguments+=(--reason "$REASON")
  [ "${WAIT:-true}" != true ] || arguments+=(--wait)
  [ -z "${WAIT_TIMEOUT:-}" ] || arguments+=(--wait-timeout "$WAIT_TIMEOUT")
  "$edgepurge" "${arguments[@]}" >"$answer" || exit_code=$?
  cat "$answer"
  report
  return "$exit_code"
}

main
