#!/usr/bin/env bash
# Copies dist-release to an object store that speaks S3's language, with the type and the caching of each file:
#
#   deploy/static-hosts/s3.sh s3://bucket-of-the-reader [what `aws s3 cp` takes, such as --profile or --endpoint-url]
#   ENCODING=br deploy/static-hosts/s3.sh s3://bucket-of-the-reader
#
# A store sends one and the same bytes to everybody. Where the CDN before it compresses, leave it so. Where nothing does,
# ENCODING=br or ENCODING=gzip stores the files compressed: every browser that can run the reader takes both, Brotli over
# HTTPS only. All other headers are the CDN's to add; nginx/maqal/http.conf has them.
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
      echo "s3.sh: no type is known for $1" >&2
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

# First the versions, then the way to the latest, then the page: nothing names what is not there yet.
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
