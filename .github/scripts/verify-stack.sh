#!/usr/bin/env bash
# Checks whether a new deployment serves. `pulumi up` does not wait for machines or models, and a backend becomes healthy
# only after its model is loaded. So the script repeats the checks until all pass or the time is over.
set -euo pipefail

stack=${1:?the stack}
minutes=${2:?how long it may take}
pause=${3:-60} # seconds between two attempts
end=$((SECONDS + minutes * 60))

while :; do
  status=0
  ./ironwood verify --stack "$stack" --only pods --only backends --only requests --timeout 300 || status=$?
  # 1: a check failed, so a part may not serve yet. 3: Google did not answer. Waiting does not help with other codes.
  if [[ $status != [13] ]] || ((SECONDS >= end)); then
    exit "$status"
  fi
  echo "Not yet; asking again in $pause seconds."
  sleep "$pause"
done
