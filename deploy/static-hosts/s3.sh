#!/usr/bin/env bash
# Copies dist-release to an object store with an S3 interface, with the type and the caching of each file:
#
#   deploy/static-hosts/s3.sh s3://bucket-of-the-reader [options of `aws s3 cp`, such as --profile or --endpoint-url]
#   ENCODING=br deploy/static-hosts/s3.sh s3://bucket-of-the-reader
#
# A store sends the same bytes to every client. If the CDN in front of it compresses, nothing else is needed. Otherwise
# ENCODING=br or ENCODING=gzip stores the files compressed: every browser that can run the reader accepts both (Brotli over
# HTTPS only). The CDN has to add all other headers; see nginx/maqal/http.conf.
set -euo pipefail

bucket=${1:?usage: s3.sh s3://BUCKET [options of aws s3 cp]}
shift
cd "$(dirname "$0")/../../dist-release"

type_of() {
  case $1 in
    *.html) echo 'text/html; charset=utf-8' ;;
    *.css) echo 'text/css; charset=utf-8' ;;
    *.js | *.mjs) echo 'text/javascript; charset=utf-8' ;;
    *.wasm) echo application/wasm ;;
    *.json) echo application/json ;;
    *.svg) echo 'image/svg+xml; charset=utf-8' ;;
    *.txt) echo 'text/plain; charset=utf-8' ;;
    *.woff2) echo font/woff2 ;;
    *)
      echo "s3.sh: the media type of $1 is unknown" >&2
      return 1
      ;;
  esac
}

cache_of() {
  case $1 in
    *.html) echo no-cache ;;
    maqal/v[0-9]*/*) echo 'public, max-age=300, stale-while-revalidate=86400' ;;
    maqal/[0-9]*/*) echo 'public, max-age=31536000, immutable' ;;
    *) echo no-cache ;;
  esac
}

# First the exact version, then the redirects to it, then the page, so that every file exists before another refers to it.
{
  find maqal/[0-9]* -type f
  find maqal/v* -type f
  find . -maxdepth 1 -type f ! -name '_*' | sed 's|^\./||'
} | while read -r file; do
  case $file in *.br | *.gz) continue ;; esac
  type=$(type_of "$file")
  from=$file encoding=()
  case ${ENCODING-} in
    br) if [ -f "$file.br" ]; then from=$file.br encoding=(--content-encoding br); fi ;;
    gzip) if [ -f "$file.gz" ]; then from=$file.gz encoding=(--content-encoding gzip); fi ;;
  esac
  aws s3 cp "$from" "$bucket/$file" --content-type "$type" --cache-control "$(cache_of "$file")" \
    ${encoding[@]+"${encoding[@]}"} "$@" </dev/null
done
