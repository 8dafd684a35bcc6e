# To be sourced: text is set in Inter and DejaVu Sans alone, whatever else is installed.
#
#   . tests/private_fonts.sh     in the project's folder; $room is a folder for its settings
#
# Sets `fonts` to "same" when these are the fonts the pictures under version control were made with,
# to "other" when they are other versions, to "none" when they are not installed. Pictures can be
# compared with the same fonts only: others are a hair wider here and there.

font_file() { # FAMILY PATTERN: the file that pattern is set in, if it is of that family
    fc-match -f '%{family[0]}|%{file}\n' "$2" 2>/dev/null | sed -n "s/^$1|//p"
}

{
    font_file Inter Inter:regular
    font_file Inter Inter:semibold
    font_file "DejaVu Sans" "DejaVu Sans:book"
} >"$room/fonts"
if [ "$(wc -l <"$room/fonts")" -ne 3 ]; then
    fonts=none
else
    {
        echo '<?xml version="1.0"?>'
        echo '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        echo '<fontconfig>'
        sed 's|/[^/]*$||' "$room/fonts" | sort -u | sed 's|.*|<dir>&</dir>|'
        echo "<cachedir>$room/font-cache</cachedir>"
        echo '</fontconfig>'
    } >"$room/fonts.conf"
    FONTCONFIG_FILE=$room/fonts.conf
    export FONTCONFIG_FILE
    fonts=other
    while IFS= read -r file; do
        cksum <"$file"
    done <"$room/fonts" | cmp -s - tests/golden/fonts.cksum && fonts=same
fi
