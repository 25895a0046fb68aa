#!/bin/sh
# Puts SOSUplan among the programs of this user, and opens plan files with it. Changes nothing else:
# the program stays in this folder, and uninstall.sh takes away what this puts in place.
set -eu

tell() { # DANISH ENGLISH
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        en*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

give_up() { # DANISH ENGLISH
    tell "$1" "$2" >&2
    exit 1
}

# This file may have been opened by a link to it.
here=$(dirname -- "$(readlink -f -- "$0")")
if [ ! -x "$here/SOSUplan" ] || [ ! -d "$here/share" ]; then
    give_up "SOSUplan ligger ikke i $here: Kør install.sh i den mappe, som arkivet er pakket ud i." \
            "SOSUplan is not in $here: run install.sh in the folder that the archive was unpacked into."
fi
if [ -z "${XDG_DATA_HOME:-}" ] && [ -z "${HOME:-}" ]; then
    give_up "Din hjemmemappe er ukendt: Sæt HOME, og kør install.sh igen." \
            "Your home folder is unknown: set HOME and run install.sh again."
fi
data=${XDG_DATA_HOME:-${HOME:-}/.local/share}

# In a desktop file the name of a program stands in quotes, its own signs behind backslashes, and
# each backslash is written twice; a percent sign is written twice too.
quoted() { printf '%s' "$1" | sed -e 's/[\\`$"]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g'; }
# In TryExec and in the text that sed puts in, only backslashes and sed's own signs count.
plain() { printf '%s' "$1" | sed 's/\\/\\\\/g'; }
for_sed() { sed 's/[\\&|]/\\&/g'; }

put() {
    mkdir -p "$data/applications" "$data/mime/packages" "$data/icons" &&
        cp -R "$here/share/icons/hicolor" "$data/icons/" &&
        cp "$here/share/mime/packages/sosuplan.xml" "$data/mime/packages/" &&
        sed -e "s|^Exec=SOSUplan|Exec=\"$(quoted "$here/SOSUplan" | for_sed)\"|" \
            -e "s|^TryExec=.*|TryExec=$(plain "$here/SOSUplan" | for_sed)|" \
            "$here/share/applications/sosuplan.desktop" > "$data/applications/sosuplan.desktop"
}

# True if something can be written into a folder that may not be there yet.
can_hold() {
    place=$1
    until [ -e "$place" ]; do place=$(dirname -- "$place"); done
    [ -d "$place" ] && [ -w "$place" ]
}

no_room() {
    give_up "Der kan ikke skrives i $data, så SOSUplan er ikke lagt blandt dine programmer." \
            "Nothing can be written in $data, so SOSUplan is not among your programs."
}

for folder in applications mime/packages icons/hicolor; do
    can_hold "$data/$folder" || no_room
done
if ! put 2>/dev/null; then
    "$here/uninstall.sh" >/dev/null 2>&1 || true
    no_room
fi

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || true; fi; }
refresh update-mime-database "$data/mime"
refresh update-desktop-database "$data/applications"
refresh gtk-update-icon-cache -q -t -f "$data/icons/hicolor"

tell "SOSUplan ligger nu blandt dine programmer, og planfiler (.sosuplan) åbnes med det." \
     "SOSUplan is now among your programs, and plan files (.sosuplan) open with it."
tell "Programmet bliver liggende i $here: Flyt ikke mappen, eller kør install.sh igen bagefter." \
     "The program stays in $here: do not move the folder, or run install.sh again afterwards."
case $here in
    *%*) tell "Mappens navn har et procenttegn, og nogle skriveborde finder ikke programmet da: Omdøb mappen, og kør install.sh igen." \
              "The folder's name has a percent sign, and some desktops do not find the program then: rename the folder and run install.sh again." ;;
esac
tell "Fjern det igen med uninstall.sh." "Take it away again with uninstall.sh."
