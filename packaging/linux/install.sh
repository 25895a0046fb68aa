#!/bin/sh
# Puts SOSUplan among the programs of this user, and opens plan files with it. Changes nothing else:
# the program stays in this folder, and uninstall.sh takes away what this puts in place.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}

tell() { # DANISH ENGLISH
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        en*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

# In a desktop file the name of a program stands in quotes, its own signs behind backslashes, and
# each backslash is written twice; a percent sign is written twice too.
quoted() { printf '%s' "$1" | sed -e 's/[\\`$"]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g'; }
# In TryExec and in the text that sed puts in, only backslashes and sed's own signs count.
plain() { printf '%s' "$1" | sed 's/\\/\\\\/g'; }
for_sed() { sed 's/[\\&|]/\\&/g'; }

mkdir -p "$data/applications" "$data/mime/packages" "$data/icons"
cp -R "$here/share/icons/hicolor" "$data/icons/"
cp "$here/share/mime/packages/sosuplan.xml" "$data/mime/packages/"
sed -e "s|^Exec=SOSUplan|Exec=\"$(quoted "$here/SOSUplan" | for_sed)\"|" \
    -e "s|^TryExec=.*|TryExec=$(plain "$here/SOSUplan" | for_sed)|" \
    "$here/share/applications/sosuplan.desktop" > "$data/applications/sosuplan.desktop"

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }
refresh update-mime-database "$data/mime"
refresh update-desktop-database "$data/applications"
refresh gtk-update-icon-cache -q -t -f "$data/icons/hicolor"

tell "SOSUplan ligger nu blandt dine programmer, og planfiler (.sosuplan) åbnes med det." \
     "SOSUplan is now among your programs, and plan files (.sosuplan) open with it."
tell "Programmet bliver liggende i $here: flyt ikke mappen, eller kør install.sh igen bagefter." \
     "The program stays in $here: do not move the folder, or run install.sh again afterwards."
tell "Fjern det igen med uninstall.sh." "Take it away again with uninstall.sh."
