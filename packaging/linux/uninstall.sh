#!/bin/sh
# Takes away what install.sh put in place. Plans, settings and this folder are left alone.
set -eu

tell() { # DANISH ENGLISH
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        en*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

if [ -z "${XDG_DATA_HOME:-}" ] && [ -z "${HOME:-}" ]; then
    tell "Din hjemmemappe er ukendt: Sæt HOME, og kør uninstall.sh igen." \
         "Your home folder is unknown: set HOME and run uninstall.sh again." >&2
    exit 1
fi
data=${XDG_DATA_HOME:-${HOME:-}/.local/share}

rm -f "$data/applications/sosuplan.desktop" "$data/mime/packages/sosuplan.xml"
rm -f "$data"/icons/hicolor/*/apps/sosuplan.png "$data"/icons/hicolor/scalable/apps/sosuplan.svg

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }
if [ -d "$data/mime" ]; then refresh update-mime-database "$data/mime"; fi
if [ -d "$data/applications" ]; then refresh update-desktop-database "$data/applications"; fi
if [ -d "$data/icons/hicolor" ]; then refresh gtk-update-icon-cache -q -t -f "$data/icons/hicolor"; fi

tell "SOSUplan er taget af listen over dine programmer. Dine planer er der stadig." \
     "SOSUplan is no longer among your programs. Your plans are still there."
