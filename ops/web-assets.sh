#!/usr/bin/env bash
# Renews the libraries under src/ClientProcess.Web/wwwroot/lib: copies exactly the files that pages use, unchanged, from the npm
# packages named here, each with its licence. To renew: change a version, run this, read the diff and the package's changes,
# bring lib/README.md up to date, run ops/test.sh Web. Needs npm; nothing of npm is needed to build or run ClientProcess.
set -euo pipefail

lib=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../src/ClientProcess.Web/wwwroot/lib" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

# take PACKAGE@VERSION FOLDER FILE[=NAME]…: FILE inside the package, under its last name or NAME inside FOLDER
take() {
  local package=$1 folder="$lib/$2" file archive
  shift 2
  rm -rf -- "${scratch:?}/package"
  archive=$(cd -- "$scratch" && npm pack --silent "$package")
  tar -xzf "$scratch/$archive" -C "$scratch"
  mkdir -p -- "$folder"
  for file in "$@"; do
    local target="$folder/${file##*/}"
    if [[ $file == *=* ]]; then target="$folder/${file#*=}"; fi
    mkdir -p -- "$(dirname -- "$target")"
    install -m 644 -- "$scratch/package/${file%%=*}" "$target"
  done
}

find "$lib" -mindepth 1 -maxdepth 1 -type d -exec rm -rf -- {} +

take bpmn-js@18.31.1 bpmn-js LICENSE \
  dist/bpmn-navigated-viewer.production.min.js dist/bpmn-modeler.production.min.js \
  dist/assets/bpmn-js.css dist/assets/diagram-js.css \
  dist/assets/bpmn-font/css/bpmn.css=bpmn-font/css/bpmn.css dist/assets/bpmn-font/font/bpmn.woff2=bpmn-font/font/bpmn.woff2
take bpmn-font@0.12.1 bpmn-js/bpmn-font LICENSE # bpmn-js carries the font, but not its licence
take htmx.org@2.0.11 htmx LICENSE dist/htmx.min.js
take @nl-design-system-candidate/button-css@1.1.0 nl-design-system/button-css LICENSE.md dist/button.css
take @nl-design-system-candidate/skip-link-css@1.0.5 nl-design-system/skip-link-css LICENSE.md dist/skip-link.css
take @nl-design-system-unstable/voorbeeld-design-tokens@7.4.1 nl-design-system/voorbeeld-design-tokens LICENSE.md dist/theme.css
