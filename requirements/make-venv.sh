#!/bin/sh
# Makes .venv from the pins, or leaves it alone where it is whole and made of the present pins.
#
#   requirements/make-venv.sh run    what the program needs
#   requirements/make-venv.sh dev    and what tests, linters and benchmarks need
#
# PYTHON=… chooses the Python. Without it a working .venv is kept, whichever Python made it.
set -eu
cd "$(dirname "$0")/.."

level=$1
stamp=.venv/.made # Taken away first and written last: a .venv without it is half-made.

# The line that the stamp holds for a level. The pins' checksum, since a checkout's file times mean nothing; the version, since
# an upgraded Python breaks a .venv; the folder, since a moved or copied .venv still points at the old one.
made_of() {
    version=$("$2" -c 'import platform; print(platform.python_version())' 2>/dev/null) || return 1
    echo "$1 $(cksum <"requirements/$1.txt") $version $PWD"
}

is_made() {
    [ -f "$stamp" ] && .venv/bin/python -c '' 2>/dev/null &&
        line=$(made_of "$1" "${PYTHON:-.venv/bin/python}") && grep -qxF -- "$line" "$stamp"
}

# Candidates are really run: some on a PATH are shims or stubs that only fail.
find_python() {
    old='' no_venv=''
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.13 python3.12 python3.11 python; fi
    for candidate; do
        "$candidate" -c '' 2>/dev/null || continue
        if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            old="$old $candidate is $("$candidate" -V 2>&1)."
        elif ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
            no_venv=$candidate
        else
            echo "$candidate"
            return
        fi
    done
    if [ -n "$no_venv" ]; then
        echo "$no_venv can't make a virtual environment: its module venv or ensurepip is missing." >&2
        echo "On Debian and Ubuntu it is a package of its own: apt-get install python3-venv" >&2
    else
        echo "No Python 3.11 or newer found. Tried: $*.$old" >&2
        echo "Install one, or name one: make run PYTHON=/path/to/python3" >&2
    fi
    return 1
}

if is_made "$level"; then exit 0; fi

if is_made run; then
    rm -f "$stamp"
    echo "Adding the development tools to .venv (once)" >&2
else
    python=$(find_python)
    echo "Making .venv with $("$python" -V) (once)" >&2
    rm -rf .venv
    "$python" -m venv .venv
fi

.venv/bin/python -I requirements/install.py "requirements/$level.txt"
# As pip does with whatever is not editable: where PYTHONDONTWRITEBYTECODE is set, each start would compile all of it again.
.venv/bin/python -m compileall -q src

made_of run .venv/bin/python >"$stamp.new"
if [ "$level" = dev ]; then made_of dev .venv/bin/python >>"$stamp.new"; fi
mv "$stamp.new" "$stamp"
