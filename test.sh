#!/usr/bin/env bash
# Builds Twin.sln (Release, warnings are errors), runs every test project of it and the commands of README.md.
# Ends with one line: "N passed, N failed", and ", N skipped" when tests were skipped. Exit code 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Goldens are compared here, never refreshed, whatever the caller's shell has set.
unset TWIN_UPDATE_GOLDENS

passed=0 failed=0 skipped=0
results=$(mktemp -d)
trap '[[ -z ${serving:-} ]] || kill "$serving" 2>/dev/null; rm -rf "$results"' EXIT

finish() {
    local line="$passed passed, $failed failed"
    ((skipped == 0)) || line+=", $skipped skipped"
    echo "$line"
    ((failed == 0)) || exit 1
    exit 0
}

# fail NAME REASON: counts something that is no single test (a project, a README command) as one failure.
fail() {
    failed=$((failed + 1))
    echo "$1: FAILED: $2"
}

# counter FILE ATTRIBUTE: one number of the <Counters .../> element of a trx file.
counter() {
    sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1
}

run_test_project() {
    local project=$1 name trx exit_code=0 total executed green
    name=$(basename "$project" .csproj)
    trx="$results/$name.trx"
    dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$trx" >"$results/$name.log" 2>&1 || exit_code=$?
    if [[ ! -s $trx ]]; then
        cat "$results/$name.log"
        fail "$name" "no result file (exit code $exit_code)"
        return
    fi
    total=$(counter "$trx" total) executed=$(counter "$trx" executed) green=$(counter "$trx" passed)
    if [[ -z $total || -z $executed || -z $green ]]; then
        fail "$name" "its result file has no counters"
        return
    fi
    passed=$((passed + green)) failed=$((failed + executed - green)) skipped=$((skipped + total - executed))
    echo "$name: $green passed, $((executed - green)) failed, $((total - executed)) skipped"
    if ((executed > green)); then
        cat "$results/$name.log"
    elif ((executed == 0)); then
        fail "$name" "executed no test"
    elif ((exit_code != 0)); then
        cat "$results/$name.log"
        fail "$name" "exit code $exit_code although no test failed"
    fi
}

# Commands are the lines that start with "$ " in ```console blocks; a trailing backslash continues a line.
readme_commands() {
    awk '
        /^```/ { inside = ($0 == "```console"); next }
        !inside { next }
        continued || sub(/^\$ /, "") {
            continued = sub(/\\$/, "")
            printf "%s%s", $0, continued ? " " : "\n"
        }' README.md
}

# A twin of the README runs beside the commands after it, on a file of its own, and must end cleanly when it is asked to.
serving=
start_twin() {
    local number=$1 log="$results/serve.log" tries=0
    src/Twin.Cli/bin/Release/net10.0/twin serve --data "$results/twin.db" </dev/null >"$log" 2>&1 &
    serving=$!
    until grep -q '^twin ready at ' "$log"; do
        if ((++tries > 600)) || ! kill -0 "$serving" 2>/dev/null; then
            cat "$log"
            fail "README command $number" "the twin did not get ready"
            return
        fi
        sleep 0.2
    done
    passed=$((passed + 1))
    echo "README command $number: passed"
}

stop_twin() {
    [[ -n $serving ]] || return 0
    local exit_code=0
    kill -TERM "$serving" 2>/dev/null || true
    wait "$serving" || exit_code=$?
    serving=
    if ((exit_code != 0)); then
        cat "$results/serve.log"
        fail "twin serve" "exit code $exit_code when it was asked to stop"
    fi
}

run_readme_command() {
    local number=$1 command=$2 exit_code=0 out="$results/run" marker="$results/marker" report
    # A study's run folder goes to a temporary place, so that testing leaves nothing behind and finds no old run.
    if [[ $command =~ ^(.*--out[=\ ]+)[^\ ]+(.*)$ ]]; then
        command="${BASH_REMATCH[1]}$out${BASH_REMATCH[2]}"
    fi
    touch "$marker"
    bash -euo pipefail -c "$command" </dev/null >"$results/readme.log" 2>&1 || exit_code=$?
    if ((exit_code != 0)); then
        cat "$results/readme.log"
        fail "README command $number" "exit code $exit_code: $command"
        return
    fi
    if ((number == 1)); then
        report=$(find "$out" runs -name report.html -newer "$marker" -size +0 -print -quit 2>/dev/null || true)
        if [[ -z $report ]]; then
            fail "README command $number" "wrote no report.html: $command"
            return
        fi
    fi
    passed=$((passed + 1))
    echo "README command $number: passed"
}

if ! command -v dotnet >/dev/null; then
    fail "setup" "the .NET 10 SDK is not on the PATH (https://dotnet.microsoft.com/download)"
    finish
fi

if ! dotnet restore Twin.sln -v q || ! dotnet build Twin.sln -c Release --no-restore -warnaserror -v q -clp:NoSummary; then
    fail "Twin.sln" "does not build"
    finish
fi

# NBomber is served by few registries: where it restores, its runner of load scenarios must build; where not, nothing fails.
nbomber=load/Twin.Load.NBomber/Twin.Load.NBomber.csproj
if ! timeout 60 dotnet restore "$nbomber" -v q >/dev/null 2>&1; then
    echo "Twin.Load.NBomber: not built, the registry does not serve NBomber 4.1.2"
elif ! dotnet build "$nbomber" -c Release --no-restore -v q -clp:NoSummary; then
    fail "Twin.Load.NBomber" "does not build"
fi

projects=$(dotnet sln Twin.sln list | tr '\\' '/' | tr -d '\r' | grep -E '\.csproj$' | xargs grep -l 'Microsoft.NET.Test.Sdk' || true)
[[ -n $projects ]] || fail "Twin.sln" "names no test project"
for project in $projects; do
    run_test_project "$project"
done

number=0
if [[ -f README.md ]]; then
    while IFS= read -r command; do
        number=$((number + 1))
        # The command that runs the tests is this script.
        case $command in
            ./test.sh) ;;
            *" -- serve"*) start_twin "$number" ;;
            *) run_readme_command "$number" "$command" ;;
        esac
    done < <(readme_commands)
fi
stop_twin
((number > 0)) || fail "README.md" "has no console block with a command"

finish
