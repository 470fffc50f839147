#!/bin/sh
# cut-fonts.sh - make the fonts that ship from Debian's Noto packages
#
# Needs fonts-noto-core, fonts-noto-extra, icc-profiles-free and pyftsubset
# (python3-fonttools).  The same packages give the same bytes.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
from=${1:-/usr/share/fonts/truetype/noto}
to=${2:-$here/fonts}
profile=${3:-/usr/share/color/icc/sRGB.icc}

# Basic Latin, Latin-1, Latin Extended-A, the Romanian comma letters, O with hook and the like
# of Extended-B, combining accents, Welsh and other Latin Extended Additional.
latin=U+0020-007E,U+00A0-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01CD-01DC,U+01E2-01EB
latin=$latin,U+01F4-01F5,U+01FA-021B,U+0226-0233,U+0237,U+0259,U+02BB-02BC,U+02C6-02C7
latin=$latin,U+02C9,U+02D8-02DD,U+0300-0315,U+031B,U+0323-0328,U+032D-0331,U+0338
latin=$latin,U+1E00-1EFF
# Greek letters that stand in units and formulae: micro, ohm, change.
latin=$latin,U+0394,U+03A9,U+03B1-03B2,U+03BC,U+03C0,U+03C3
# General Punctuation, super- and subscripts, currency, letterlike, fractions, arrows, operators.
signs=U+2000-206F,U+2070-209C,U+20A0-20BF,U+2100-214F,U+2150-218B,U+2190-21FF
signs=$signs,U+2200-22FF,U+25CA,U+25CC,U+FFFD
# The true minus, comparisons and plain arrows, which Noto Sans has not.
math=U+0020,U+00A0,U+2190-2199,U+2202,U+2206,U+220F,U+2211-2212,U+221A,U+221E,U+2248,U+2260-2261
math=$math,U+2264-2265
# Arrows, technical, geometric shapes, miscellaneous symbols, dingbats, more arrows.
symbols=U+0020,U+00A0,U+2190-21FF,U+2300-23FF,U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+27F0-27FF
symbols=$symbols,U+2900-297F,U+2B00-2BFF

# Kerning, ligatures, marks and composition; no hints, and no names beyond those of a font file.
cut() {
    SOURCE_DATE_EPOCH=1609459200 pyftsubset "$from/$1" --unicodes="$2" --output-file="$to/$1" \
        --layout-features=kern,liga,clig,mark,mkmk,ccmp,locl,rlig,calt \
        --no-hinting --notdef-outline --no-recommended-glyphs \
        --name-IDs=0,1,2,3,4,5,6,13,14,16,17 --no-recalc-timestamp --canonical-order \
        --drop-tables+=DSIG,STAT,meta
}

for face in Regular SemiBold Italic SemiBoldItalic; do
    cut "NotoSans-$face.ttf" "$latin,$signs"
done
cut NotoSansSymbols2-Regular.ttf "$symbols"
cut NotoSansMath-Regular.ttf "$math"
cp "$profile" "$to/sRGB.icc"
chmod 644 "$to"/*.ttf "$to/sRGB.icc"
