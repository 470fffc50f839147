# Shared by run.sh and sanitized.sh: counting, and how the program behaves on the command line.
#
# A step is a function that returns 0 when all is well, and prints what is wrong otherwise;
# SKIPPED says that it cannot be tried here.  Results are lines `ok - ...`, `not ok - ...`, `skip - ...`.

SKIPPED=77
project=$(cd "$tests/.." && pwd)
program=${QP_PROGRAM:-$project/build/release/quarterpress}
python=/usr/bin/python3
report=$project/data/cpr-2023-24-q3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sample=$work/sample.pdf
results=$work/results
: >"$results"

# step FUNCTION ARGUMENT... -- SENTENCE
step()
{
    command=
    while [ "$1" != -- ]; do
        command="$command $1"
        shift
    done
    shift
    # shellcheck disable=SC2086
    $command >"$work/said" 2>&1
    case $? in
    0) result=ok ;;
    "$SKIPPED") result=skip ;;
    *) result="not ok" ;;
    esac
    echo "$result - $*" | tee -a "$results"
    [ "$result" = ok ] || head -n 20 "$work/said" | sed 's/^/#   /'
}

# pass_on COMMAND...: its lines of results are counted; a bad end without one is a failure too.
pass_on()
{
    "$@" >"$work/lines" 2>&1
    code=$?
    [ "$code" = 0 ] || grep -q '^not ok' "$work/lines" ||
        echo "not ok - ${1##*/} ends with exit $code" >>"$work/lines"
    tee -a "$results" <"$work/lines"
}

# One line, and an exit code that tells whether anything failed.
finish()
{
    awk '/^ok /{ok++} /^not ok /{bad++} /^skip /{skip++}
         END {printf "%d passed, %d failed, %d skipped\n", ok, bad, skip; exit bad > 0 || ok == 0}' \
        "$results"
}

# expect_exit CODE COMMAND...
expect_exit()
{
    wanted=$1
    shift
    "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
    code=$?
    [ "$code" = "$wanted" ] && return 0
    echo "exit $code, not $wanted: $*"
    head -n 5 "$work/stderr"
    return 1
}

# The same, and one line of message without a trace of a fault of our own.
expect_message()
{
    expect_exit "$@" || return 1
    [ -s "$work/stderr" ] || { echo "no message: $*"; return 1; }
    ! grep -n 'runtime error\|Sanitizer\|Assertion' "$work/stderr"
}

# --- the command line ---

renders_the_sample()
{
    expect_exit 0 "$program" render "$report" -o "$sample" &&
        [ -s "$sample" ] && ! grep ': error:' "$work/stderr"
}

checks_the_sample()
{
    expect_exit 0 "$program" check "$report" && [ ! -s "$work/out.pdf" ]
}

prints_each_step()
{
    for what in definition figures document pages tags; do
        expect_exit 0 "$program" print "$what" "$report" || return 1
        [ -s "$work/stdout" ] || { echo "print $what says nothing"; return 1; }
    done
}

tells_about_itself()
{
    expect_exit 0 "$program" --help && grep -q render "$work/stdout" || return 1
    expect_exit 0 "$program" --version && grep -q '[0-9]\.[0-9]' "$work/stdout"
}

refuses_wrong_usage()
{
    expect_message 2 "$program" &&
        expect_message 2 "$program" rendr "$report" &&
        expect_message 2 "$program" render &&
        expect_message 2 "$program" render "$report" "$report" &&
        expect_message 2 "$program" render "$report" -o &&
        expect_message 2 "$program" render "$report" --colour red &&
        expect_message 2 "$program" check "$report" --format=html &&
        expect_message 2 "$program" render "$report" --format=json &&
        expect_message 2 "$program" explain rollup-ytd twice &&
        expect_message 2 "$program" print "$report" &&
        expect_message 2 "$program" print figure "$report"
}

# json_holds EXPRESSION FILE: the Python expression about its JSON `j` is true.
json_holds()
{
    "$python" -c "import json, sys; j = json.load(open(sys.argv[1])); sys.exit(not ($1))" "$2"
}

tells_messages_to_other_programs()
{
    expect_exit 0 "$program" check "$report" --format=json -o "$work/said.json" || return 1
    [ ! -s "$work/stderr" ] || { echo "messages are also on stderr"; return 1; }
    json_holds 'all({"rule", "severity", "message", "line"} <= set(m) for m in j)' "$work/said.json" || return 1
    expect_exit 0 "$program" check "$report" --format=sarif || return 1
    json_holds 'j["version"] == "2.1.0" and all(r["message"]["text"] for r in j["runs"][0]["results"])' \
        "$work/stdout"
}

# The sample's data with a table that is never closed: nothing can be compared.
tells_faults_to_other_programs()
{
    rm -rf "$work/faulty" && cp -R "$report" "$work/faulty" && echo '"' >>"$work/faulty/figures.csv"
    expect_exit 1 "$program" check "$work/faulty" --format=sarif &&
        json_holds 'any(r["level"] == "error" for r in j["runs"][0]["results"])' "$work/stdout"
}

refuses_warnings_when_strict()
{
    expect_message 1 "$program" render "$report" --strict -o "$work/strict.pdf" &&
        grep -q 'strict mode' "$work/stderr" && [ ! -e "$work/strict.pdf" ]
}

writes_a_certificate()
{
    expect_exit 0 "$program" check "$report" --certificate "$work/certificate" &&
        grep -q 'relations tested' "$work/certificate" &&
        expect_message 3 "$program" check "$report" --certificate "$work/none/certificate"
}

# The same report as its own predecessor: nothing has changed; one figure put differently has.
compares_with_an_earlier_report()
{
    rm -rf "$work/earlier" && cp -R "$report" "$work/earlier" || return 1
    expect_exit 0 "$program" check "$report" --earlier "$work/earlier" || return 1
    ! grep '\[restated\]' "$work/stderr" || return 1
    sed '2s/517/518/' "$report/figures.csv" >"$work/earlier/figures.csv"
    expect_message 1 "$program" check "$report" --earlier "$work/earlier/report.xml" &&
        grep -q 'earlier report has 518.*\[restated\]' "$work/stderr" &&
        expect_message 3 "$program" check "$report" --earlier "$work/nowhere"
}

explains_rules()
{
    expect_exit 0 "$program" explain && rules=$(wc -l <"$work/stdout") && [ "$rules" -gt 20 ] || return 1
    for rule in $(cut -d' ' -f1 "$work/stdout"); do
        expect_exit 0 "$program" explain "$rule" && grep -q '^Example: ' "$work/stdout" || return 1
    done
    expect_message 2 "$program" explain rollup-yt && grep -q 'did you mean "rollup-ytd"' "$work/stderr"
}

refuses_a_report_that_is_not_there()
{
    "$program" render "$work/nowhere" -o "$work/none.pdf" >"$work/stdout" 2>"$work/stderr"
    code=$?
    [ "$code" = 1 ] || [ "$code" = 3 ] || { echo "exit $code"; return 1; }
    grep -q nowhere "$work/stderr" && [ ! -e "$work/none.pdf" ]
}

writes_to_stdout()
{
    "$program" render "$report" -o - >"$work/piped.pdf" 2>"$work/stderr" &&
        cmp "$sample" "$work/piped.pdf"
}

# --- output that cannot be written ---

# The folder $1 holds an old file as before and nothing else.
old_file_stays()
{
    [ "$(cat "$1/old.pdf")" = "the old file" ] || { echo "the old file is changed"; return 1; }
    [ "$(ls -A "$1")" = old.pdf ] || { echo "left behind: $(ls -A "$1")"; return 1; }
}

with_old_file()
{
    mkdir -p "$1" && echo "the old file" >"$1/old.pdf"
}

limited()
{
    (trap '' XFSZ; ulimit -f 8; exec "$program" render "$report" -o "$1")
}

# A file size limit fails in the middle of writing, whoever runs this.
keeps_the_old_file_when_writing_fails()
{
    with_old_file "$work/limited"
    expect_message 3 limited "$work/limited/old.pdf" && old_file_stays "$work/limited"
}

full_disk()
{
    [ "$(id -u)" = 0 ] || { echo "only root can mount a small disk"; return $SKIPPED; }
    mkdir -p "$work/disk"
    mount -t tmpfs -o size=64k none "$work/disk" 2>&1 || return $SKIPPED
    with_old_file "$work/disk"
    expect_message 3 "$program" render "$report" -o "$work/disk/old.pdf" && old_file_stays "$work/disk"
    result=$?
    umount "$work/disk"
    return $result
}

to_dev_full()
{
    "$program" render "$report" -o - >/dev/full
}

tells_when_stdout_is_full()
{
    expect_message 3 to_dev_full
}

as_nobody()
{
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

# What anybody may read: the project itself may lie where only root can go.
public_copy()
{
    mkdir -p "$1" && cp -R "$program" "$project/layouts" "$project/fonts" "$1" &&
        cp -R "$report" "$1/report" && chmod -R a+rX "$1"
}

keeps_the_old_file_in_a_folder_that_cannot_be_written()
{
    with_old_file "$work/closed" && public_copy "$work/public" || return 1
    chmod 555 "$work/closed"
    chmod 755 "$work"
    expect_message 3 as_nobody "$work/public/${program##*/}" render "$work/public/report" \
        --share "$work/public" -o "$work/closed/old.pdf" &&
        grep -q 'cannot write' "$work/stderr" && old_file_stays "$work/closed"
}

refuses_a_folder_that_is_not_there()
{
    expect_message 3 "$program" render "$report" -o "$work/none/out.pdf" &&
        expect_message 3 "$program" render "$report" -o /proc/out.pdf
}

program_steps()
{
    step renders_the_sample -- the sample report is rendered
    step checks_the_sample -- the sample report is checked without an error
    step prints_each_step -- what each step made can be printed
    step tells_about_itself -- help and version are told
    step refuses_wrong_usage -- wrong command lines are refused with exit 2
    step tells_messages_to_other_programs -- messages are told as JSON and as SARIF
    step tells_faults_to_other_programs -- faults that end the run are told so too
    step refuses_warnings_when_strict -- with --strict a warning refuses
    step writes_a_certificate -- the certificate of agreement is written
    step compares_with_an_earlier_report -- figures changed since an earlier report are found
    step explains_rules -- every rule is explained
    step refuses_a_report_that_is_not_there -- a report that is not there is named
    step writes_to_stdout -- standard output gets the same bytes as a file
    step keeps_the_old_file_when_writing_fails -- a failed write keeps the old file and leaves nothing behind
    step full_disk -- a full disk keeps the old file and leaves nothing behind
    step tells_when_stdout_is_full -- a full standard output is exit 3
    step keeps_the_old_file_in_a_folder_that_cannot_be_written -- a folder that cannot be written keeps its old file
    step refuses_a_folder_that_is_not_there -- a folder that is not there is exit 3
}
