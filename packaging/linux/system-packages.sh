#!/usr/bin/env bash
# What the operating system must bring: a Python with venv, and the libraries that Qt links to.
# Whatever is missing is installed with apt-get if that can be done without asking for a password,
# and otherwise named on one line.
#
#   system-packages.sh python [PYTHON]   prints the Python to make the environment with
#   system-packages.sh qt VENV           checks the libraries of the Qt installed in VENV
#   system-packages.sh build VENV        checks what building the program takes
#   system-packages.sh hearing           installs what the test with a real screen reader needs
#   system-packages.sh computing         installs the spreadsheet that computes workbooks in a test
set -euo pipefail

say() { printf 'SOSUplan: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

can_install() { command -v apt-get >/dev/null && as_root true; }

update_lists() {
    as_root apt-get update -qq >&2 || say "the package lists could not be renewed; going on with the old ones"
}

offered() { apt-cache show "$1" >/dev/null 2>&1; }

apt_install() {
    local name names=()
    for name in "$@"; do
        # Some libraries' packages end in t64 in newer releases.
        if offered "$name"; then names+=("$name"); elif offered "${name}t64"; then names+=("${name}t64"); fi
    done
    [ "${#names[@]}" -gt 0 ] || return 1
    say "installing ${names[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "${names[@]}" >&2
}

# ---- Python -------------------------------------------------------------------------------------

supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

venv_package() {
    "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# The first of the given Pythons that is supported and passes the test named first.
first() {
    local test="$1" candidate
    shift
    for candidate in "$@"; do
        if command -v "$candidate" >/dev/null && supported "$candidate" && "$test" "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

find_python() {
    local candidates=(python3 python3.13 python3.12 python3.11 python) found version
    if [ -n "${1:-}" ]; then
        supported "$1" || { say "$1 is not a Python 3.11, 3.12 or 3.13"; return 1; }
        candidates=("$1")
    fi
    if first has_venv "${candidates[@]}"; then return; fi

    if found="$(first true "${candidates[@]}")"; then
        if can_install; then
            update_lists
            apt_install "$(venv_package "$found")" || true
        fi
        if has_venv "$found"; then printf '%s\n' "$found"; return; fi
        say "$found cannot make virtual environments, run: sudo apt-get install $(venv_package "$found")"
        return 1
    fi

    if can_install; then
        update_lists
        for version in 3.13 3.12 3.11; do
            offered "python$version" || continue
            apt_install "python$version" "python$version-venv" || continue
            if first has_venv "python$version"; then return; fi
        done
    fi
    say "no Python 3.11, 3.12 or 3.13 was found: install one with venv, or name it with PYTHON="
    return 1
}

# ---- Qt -----------------------------------------------------------------------------------------

# Names of libraries that the given files need and the system does not have.
missing() {
    { ldd "$@" 2>/dev/null || true; } | awk '/=> not found/ { print $1 }' | sort -u
}

# Debian names a library's package after the library: libxcb-icccm.so.4 is in libxcb-icccm4.
package_of() {
    local stem="${1%%.so.*}" version="${1##*.so.}"
    case "$stem" in
        libglib-2.0 | libgthread-2.0) echo libglib2.0-0 ;;
        libz) echo zlib1g ;;
        *)
            stem="${stem,,}"
            case "$stem" in *[0-9]) stem="$stem-" ;; esac
            echo "${stem//_/-}$version" ;;
    esac
}

packages_for() {
    local library
    for library in "$@"; do package_of "$library"; done | sort -u
}

check_qt() {
    local root modules files libraries packages
    root="$("$1/bin/python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')/PySide6"
    modules=("$root"/Qt{Widgets,Svg,PrintSupport}.abi3.so)
    # The platforms: xcb shows the window, offscreen runs the tests.
    files=("${modules[@]}" "$root"/Qt/plugins/platforms/libq{xcb,offscreen}.so)

    mapfile -t libraries < <(missing "${files[@]}")
    [ "${#libraries[@]}" -gt 0 ] || return 0
    mapfile -t packages < <(packages_for "${libraries[@]}")
    if can_install; then
        update_lists
        apt_install "${packages[@]}" || true
        mapfile -t libraries < <(missing "${files[@]}")
        [ "${#libraries[@]}" -gt 0 ] || return 0
        mapfile -t packages < <(packages_for "${libraries[@]}")
    fi
    if command -v apt-get >/dev/null; then
        say "Qt lacks libraries, run: sudo apt-get install ${packages[*]}"
    else
        say "Qt lacks libraries, install: ${libraries[*]}"
    fi
    # Without those of the platforms the core still works; without those of the modules nothing does.
    [ -z "$(missing "${modules[@]}")" ]
}

# ---- Building the program -----------------------------------------------------------------------

has_tools() { command -v objdump >/dev/null && command -v xz >/dev/null; }

has_python_library() {
    "$1" -c 'from PyInstaller.depend.bindepend import get_python_library_path as find; find()' \
        2>/dev/null
}

library_package() {
    "$1" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])'
}

check_build() {
    local python="$1/bin/python" packages=()
    if ! command -v objdump >/dev/null; then packages+=(binutils); fi
    if ! command -v xz >/dev/null; then packages+=(xz-utils); fi
    # Debian's Python works without the library that goes into a built program.
    if ! has_python_library "$python"; then packages+=("$(library_package "$python")"); fi
    [ "${#packages[@]}" -gt 0 ] || return 0
    if can_install; then
        update_lists
        apt_install "${packages[@]}" || true
        if has_tools && has_python_library "$python"; then return; fi
    fi
    say "building the program needs packages, run: sudo apt-get install ${packages[*]}"
    return 1
}

# ---- The window heard ---------------------------------------------------------------------------

# A screen, a message bus and a screen reader's interface of their own, for one test, which is
# skipped where they cannot be installed.
HEARING=(xvfb xauth dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0)

has_hearing() {
    command -v xvfb-run >/dev/null && command -v dbus-run-session >/dev/null &&
        /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' \
            2>/dev/null
}

check_hearing() {
    if has_hearing; then return; fi
    if can_install; then
        update_lists
        apt_install "${HEARING[@]}" || true
        if has_hearing; then return; fi
    fi
    say "the test with a screen reader is skipped without packages, install: ${HEARING[*]}"
}

# ---- Workbooks computed -------------------------------------------------------------------------

# For one test, which is skipped where there is none. The package without windows is the smaller.
check_computing() {
    local package
    if command -v soffice >/dev/null; then return; fi
    if can_install; then
        update_lists
        for package in libreoffice-calc-nogui libreoffice-calc; do
            if apt_install "$package" && command -v soffice >/dev/null; then return; fi
        done
    fi
    say "the test with a spreadsheet is skipped without a package, install: libreoffice-calc"
}

case "${1:-}" in
    python) find_python "${2:-}" ;;
    qt) check_qt "${2:?the environment}" ;;
    build) check_build "${2:?the environment}" ;;
    hearing) check_hearing ;;
    computing) check_computing ;;
    *) say "usage: system-packages.sh python [PYTHON] | qt VENV | build VENV | hearing | computing"; exit 2 ;;
esac
