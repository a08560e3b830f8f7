#!/bin/sh
# Writes run.txt and dev.txt anew (make pins): every version, with hashes, for every platform and Python from 3.11 on.
# Without --upgrade versions stay where they are as far as pyproject.toml and the .in files allow.
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python -m venv "$scratch"
"$scratch/bin/python" -m pip -qq --disable-pip-version-check install uv==0.13.9

compile() {
    "$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
        --custom-compile-command 'make pins' "$@"
}
compile "$@" pyproject.toml requirements/build.in -o requirements/run.txt
compile "$@" --all-extras -c requirements/run.txt pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.txt
