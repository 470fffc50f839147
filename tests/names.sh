#!/bin/sh
# names.sh LIBRARY.a: no two parts of the library define the same global name, of which the linker
# would take one for the other in silence.
set -u
library=$1
twice=$(nm -g --defined-only "$library" | awk 'NF == 3 { print $3 }' | sort | uniq -d | grep -v '^__\|\.')
[ -z "$twice" ] && { echo "ok - every global name is defined once"; exit 0; }
echo "not ok - every global name is defined once"
for name in $twice; do
    echo "#   $name: $(nm -gA --defined-only "$library" | awk -v name="$name" '$NF == name' |
        sed 's/^[^:]*:\([^:]*\):.*/\1/' | tr '\n' ' ')"
done
exit 1
