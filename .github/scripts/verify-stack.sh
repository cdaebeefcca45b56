#!/usr/bin/env bash
# Looks whether what was just deployed serves. `pulumi up` ends when the machines are there; a model is loaded some time
# later, and a backend becomes healthy after that. So it asks again until all is well or the time is over.
set -euo pipefail

stack=${1:?the stack}
minutes=${2:?how long it may take}
pause=${3:-60} # seconds between two questions
end=$((SECONDS + minutes * 60))

while :; do
  status=0
  ./ironwood verify --stack "$stack" --only pods --only backends --only requests --timeout 300 || status=$?
  # 1: something does not serve yet. 3: Google could not be asked. Nothing else becomes better by waiting.
  if [[ $status != [13] ]] || ((SECONDS >= end)); then
    exit "$status"
  fi
  echo "Not yet; asking again in $pause seconds."
  sleep "$pause"
done
